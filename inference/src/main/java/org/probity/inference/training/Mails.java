package org.probity.inference.training;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The SpamAssassin public mail corpus, text only: 0 ham, 1 spam. */
final class Mails {
  private static final List<String> FOLDERS =
      List.of("easy-ham-1", "easy-ham-2", "hard-ham-1", "spam-1", "spam-2");

  /** Shorter texts are pictures with a word beside them; there is nothing to read. */
  private static final int MIN_CHARS = 20;

  private Mails() {}

  static List<LabelledText> read(Path corpus) throws IOException {
    List<LabelledText> mails = new ArrayList<>();
    for (String folder : FOLDERS) {
      int label = folder.startsWith("spam") ? 1 : 0;
      List<Path> files;
      try (Stream<Path> list = Files.list(corpus.resolve(folder))) {
        files = list.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
      }
      for (Path file : files) {
        String text = MailText.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        if (text.length() >= MIN_CHARS) {
          mails.add(new LabelledText(text, label));
        }
      }
    }
    return mails;
  }
}
