package org.probity.web.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.probity.detection.Deanonymizer;
import org.probity.detection.DetectionException;
import org.probity.detection.Operator;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Presidio's deanonymizers: by entity type, or {@code DEFAULT} for the rest. */
final class DeanonymizeCodec {
  private DeanonymizeCodec() {}

  /** The keys given by type; a type without one is opened by the server's key. */
  static Deanonymizer.Keys keys(Members request, ServerKeys server) {
    Map<String, byte[]> own = new HashMap<>();
    Members given = request.memberOrNull("deanonymizers");
    if (given != null) {
      for (Iterator<String> names = given.node().fieldNames(); names.hasNext(); ) {
        String entity = names.next();
        if (!(given.node().get(entity) instanceof ObjectNode object)) {
          throw Refusal.malformed("deanonymizers", "Each is an object with a type.");
        }
        own.put(entity, key(new Members(object, "deanonymizers.<entity>"), server));
      }
    }
    return entity -> {
      byte[] key = own.getOrDefault(entity, own.get("DEFAULT"));
      return key == null ? server.of(ServerKeys.ENCRYPT) : key;
    };
  }

  private static byte[] key(Members given, ServerKeys server) {
    if (!given.text("type").equals("decrypt")) {
      throw Refusal.malformed(given.name("type"), "It is decrypt.");
    }
    try {
      return new Operator.Encrypt(OperatorCodec.key(given, server)).key();
    } catch (DetectionException e) {
      throw Texts.refused(given.name("key"), e);
    }
  }
}
