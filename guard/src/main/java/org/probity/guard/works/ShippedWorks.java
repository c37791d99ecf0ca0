package org.probity.guard.works;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.probity.domain.work.WorkKind;

/** Works in the public domain that a new register begins with, so that it can be tried. */
public final class ShippedWorks {
  private static final String FOLDER = "public-domain/";

  private ShippedWorks() {}

  public static List<NewWork> all() {
    return listed()
        .map(
            fields ->
                NewWork.text(WorkKind.PROTECTED_WORK, false, fields[1], fields[2], text(fields[0])))
        .toList();
  }

  /** The works themselves. */
  public static List<String> texts() {
    return listed().map(fields -> text(fields[0])).toList();
  }

  private static Stream<String[]> listed() {
    return text("works.tsv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t"));
  }

  private static String text(String file) {
    try (InputStream in = ShippedWorks.class.getResourceAsStream(FOLDER + file)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
