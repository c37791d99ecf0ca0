package org.probity.inference.training;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probity.inference.text.TokenizedText;

/** A text and the entities in it. */
record TaggedText(String text, List<Span> spans) {

  /**
   * @param start first code point
   * @param end one past the last code point
   */
  record Span(String type, int start, int end) {}

  /**
   * With an entity of this type wherever one of the words stands, but in another entity.
   *
   * @param words whole, as they are written
   */
  TaggedText with(String type, List<String> words) {
    List<Span> more = new ArrayList<>(spans);
    for (String word : words) {
      Matcher place = Pattern.compile("\\b" + Pattern.quote(word) + "\\b").matcher(text);
      while (place.find()) {
        int start = text.codePointCount(0, place.start());
        int end = start + word.codePointCount(0, word.length());
        if (more.stream().noneMatch(span -> span.start() < end && start < span.end())) {
          more.add(new Span(type, start, end));
        }
      }
    }
    return new TaggedText(text, more);
  }

  /**
   * The class of each piece in BIO tags (Ramshaw and Marcus 1995).
   *
   * @param labels all classes; what they do not name is {@code O}
   * @return an index into the labels for each position, -1 where a position stands for no text
   */
  int[] tags(TokenizedText pieces, List<String> labels) {
    int[] tags = new int[pieces.ids().length];
    int last = -1;
    for (int i = 0; i < tags.length; i++) {
      int[] offsets = pieces.offsets().get(i);
      if (offsets[0] == offsets[1]) {
        tags[i] = -1;
        continue;
      }
      int at = spanAt(offsets[0]);
      String type = at < 0 ? "" : spans.get(at).type();
      int tag = labels.indexOf((at == last ? "I-" : "B-") + type);
      tags[i] = Math.max(0, tag);
      last = at;
    }
    return tags;
  }

  private int spanAt(int place) {
    for (int i = 0; i < spans.size(); i++) {
      if (spans.get(i).start() <= place && place < spans.get(i).end()) {
        return i;
      }
    }
    return -1;
  }
}
