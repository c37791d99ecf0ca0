package org.probity.inference.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probity.inference.ModelException;

/** Texts in which {@code {TYPE:…}} marks an entity; one a line, {@code \n} for a new line. */
final class MarkedTexts {
  private static final Pattern MARK = Pattern.compile("\\{([A-Z]+):([^}]*)}");

  private MarkedTexts() {}

  /**
   * @param resource of this package
   */
  static List<TaggedText> read(String resource) throws IOException {
    try (InputStream in = MarkedTexts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new ModelException("There are no texts " + resource + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> text(line.replace("\\n", "\n")))
          .toList();
    }
  }

  private static TaggedText text(String marked) {
    StringBuilder text = new StringBuilder();
    List<TaggedText.Span> spans = new ArrayList<>();
    Matcher mark = MARK.matcher(marked);
    int at = 0;
    while (mark.find()) {
      text.append(marked, at, mark.start());
      int start = text.codePointCount(0, text.length());
      text.append(mark.group(2));
      int end = text.codePointCount(0, text.length());
      spans.add(new TaggedText.Span(mark.group(1), start, end));
      at = mark.end();
    }
    return new TaggedText(text.append(marked.substring(at)).toString(), spans);
  }
}
