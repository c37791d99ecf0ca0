package org.probity.web.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Lists of JSON objects in a request. */
final class ObjectLists {
  private ObjectLists() {}

  /**
   * @return empty when the member is absent
   */
  static Optional<List<Members>> list(Members request, String member, int most) {
    JsonNode value = request.node().get(member);
    String name = request.name(member);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isArray()) {
      throw Refusal.malformed(name, "It is a list of objects.");
    }
    if (value.size() > most) {
      throw new Refusal(413, "It has more than " + most + " entries.", name);
    }
    List<Members> objects = new ArrayList<>();
    for (JsonNode each : value) {
      String path = name + "[" + objects.size() + "]";
      if (!(each instanceof ObjectNode object)) {
        throw Refusal.malformed(path, "It is an object.");
      }
      objects.add(new Members(object, path));
    }
    return Optional.of(objects);
  }
}
