package org.probity.explainability.internal.picture;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.Attributions;

/** The numbers behind the picture: tokens in order, all else strongest first. */
record ValueTable(Explanation explanation, Words words, float @Nullable [] input) {
  /** A page, not a data dump; the JSON has them all. */
  private static final int MOST = 256;

  String write() {
    Attributions attributions = explanation.attributions();
    HtmlTable table = new HtmlTable(caption(attributions));
    if (!attributions.tokens().isEmpty()) {
      tokens(table, attributions);
    } else {
      others(table, attributions);
    }
    return "<h2>" + PlainText.escaped(words.say("table.values")) + "</h2>\n" + table.write();
  }

  private String caption(Attributions attributions) {
    int count = attributions.values().length;
    return attributions.tokens().isEmpty() && count > MOST
        ? words.say("table.cut", MOST, count)
        : Heading.title(explanation, words);
  }

  private void tokens(HtmlTable table, Attributions attributions) {
    table.head(
        "#" + words.say("column.position"),
        words.say("column.token"),
        "#" + words.say("column.offset"),
        "#" + words.say("column.value"));
    for (int i = 0; i < attributions.tokens().size(); i++) {
      int[] span =
          i < attributions.offsets().size() ? attributions.offsets().get(i) : new int[] {0, 0};
      table.row(
          Integer.toString(i),
          attributions.tokens().get(i),
          span[1] > span[0] ? span[0] + "–" + span[1] : "",
          Numbers.signed(attributions.values()[i]));
    }
  }

  private void others(HtmlTable table, Attributions attributions) {
    boolean row = attributions.shape() == null || attributions.shape().length == 1;
    table.head(
        words.say(row ? "column.feature" : "column.index"),
        "#" + words.say("column.input"),
        "#" + words.say("column.value"));
    float[] values = attributions.values();
    List<Integer> order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -Math.abs(values[i])))
            .limit(MOST)
            .toList();
    for (int i : order) {
      table.row(
          row ? BarPicture.name(attributions, i, words) : position(attributions.shape(), i),
          given(i),
          Numbers.signed(values[i]));
    }
  }

  private String given(int index) {
    if (input == null || input.length != explanation.attributions().values().length) {
      return "";
    }
    return Numbers.asGiven(input[index]);
  }

  private static String position(long @Nullable [] shape, int index) {
    if (shape == null) {
      return Integer.toString(index);
    }
    StringBuilder position = new StringBuilder();
    long rest = index;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      position.insert(0, (axis == 0 ? "" : ", ") + rest % shape[axis]);
      rest /= shape[axis];
    }
    return position.toString();
  }
}
