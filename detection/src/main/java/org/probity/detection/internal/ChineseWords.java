package org.probity.detection.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.detection.DetectorEntry;

/** The word lists of {@link ChineseNames}, as {@code lexicon/chinese-names.txt} holds them. */
final class ChineseWords {
  private static final String FILE = "/org/probity/detection/lexicon/chinese-names.txt";

  /** Then precision, recall, number of sentences. */
  private static final String MEASURED = "# measured: ";

  /** Characters of the longest word of any list. */
  private static final int LONGEST = 6;

  private final Map<String, Set<String>> lists = new HashMap<>();
  private DetectorEntry.@Nullable Measured measured;

  ChineseWords() {
    try (InputStream in = ChineseWords.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("The lexicon " + FILE + " is not there.");
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(this::take);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(String line) {
    int equals = line.indexOf(" = ");
    if (line.startsWith(MEASURED)) {
      String[] figures = line.substring(MEASURED.length()).split(" ");
      measured =
          new DetectorEntry.Measured(
              Double.parseDouble(figures[0]),
              Double.parseDouble(figures[1]),
              Integer.parseInt(figures[2]));
    } else if (equals > 0 && !line.startsWith("#")) {
      String[] words = line.substring(equals + 3).strip().split(" ");
      lists.put(line.substring(0, equals), new HashSet<>(Arrays.asList(words)));
    }
  }

  /** Null where nobody measured. */
  DetectorEntry.@Nullable Measured measured() {
    return measured;
  }

  /** Whether it is a word of the list. */
  boolean has(String list, String word) {
    return lists.getOrDefault(list, Set.of()).contains(word);
  }

  /**
   * @return length of the longest word of the list that begins here; 0 if none does
   */
  int beginning(String list, String text, int at) {
    for (int length = Math.min(LONGEST, text.length() - at); length > 0; length--) {
      if (has(list, text.substring(at, at + length))) {
        return length;
      }
    }
    return 0;
  }

  /** Whether a word of the list ends right before here. */
  boolean ending(String list, String text, int at) {
    for (int length = Math.min(LONGEST, at); length > 0; length--) {
      if (has(list, text.substring(at - length, at))) {
        return true;
      }
    }
    return false;
  }
}
