package org.probity.web.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;

/** Reads request bodies, never more than the limit, whatever the length header claimed. */
public final class Bodies {
  private Bodies() {}

  /**
   * @throws Refusal with 413 if it is larger than {@link Limits#BODY}
   */
  public static byte[] read(InputStream in) {
    try {
      byte[] body = in.readNBytes(Limits.BODY + 1);
      if (body.length > Limits.BODY) {
        throw new Refusal(413, "The request is larger than " + (Limits.BODY >> 20) + " MiB.");
      }
      return body;
    } catch (IOException e) {
      throw new Refusal(400, "The body could not be read.");
    }
  }

  public static ObjectNode readObject(InputStream in) {
    return Json.readObject(read(in));
  }

  /** As {@link #readObject}; nothing at all is an object without members. */
  public static ObjectNode readObjectOrNothing(InputStream in) {
    byte[] body = read(in);
    return body.length == 0 ? Json.object() : Json.readObject(body);
  }
}
