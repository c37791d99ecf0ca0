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
    try (InputStream in = Guide.class.getResourceAsStream("VERIFY.md")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      String selection =
          complete
              ? "every entry of a range, and proves that none was left out"
              : "a selection of entries, and does not show what was left out";
      return text.replace("{origin}", origin)
          .replace("{selection}", selection)
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}
