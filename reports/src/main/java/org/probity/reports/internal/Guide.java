package org.probity.reports.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** VERIFY.md: how to check the bundle with tools that are not ours. */
public final class Guide {

  private Guide() {}

  /**
   * @param complete whether the bundle holds every entry of a range
   */
  public static byte[] text(String origin, boolean complete) throws IOException {
    String selection =
        complete
            ? "every entry of a range, and proves that none was left out"
            : "a selection of entries, and does not show what was left out";
    return new String(resource("VERIFY.md"), StandardCharsets.UTF_8)
        .replace("{origin}", origin)
        .replace("{selection}", selection)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** verify.py: the same checks again, in Python's standard library alone. */
  public static byte[] script() throws IOException {
    return resource("verify.py");
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Guide.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }
}
