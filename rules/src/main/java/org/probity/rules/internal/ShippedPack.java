package org.probity.rules.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The shipped pack's files: a head, and one file a group. */
public final class ShippedPack {
  private static final String FOLDER = "/org/probity/rules/packs/shipped/";
  private static final List<String> FILES =
      List.of("pack", "privacy", "ip", "ethics", "transparency", "oversight", "security");

  private ShippedPack() {}

  /** All files as one YAML stream. */
  public static byte[] source() {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (String file : FILES) {
      stream.writeBytes("---\n".getBytes(StandardCharsets.UTF_8));
      stream.writeBytes(Resources.bytes(FOLDER + file + ".yaml"));
    }
    return stream.toByteArray();
  }
}
