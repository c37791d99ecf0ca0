package org.probity.web.api;

import java.util.List;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.Attributions;

/**
 * The numbers behind an explanation's picture as CSV (RFC 4180): one line a token, feature or
 * position. Text that a spreadsheet would take for a formula stands behind an apostrophe.
 */
final class AttributionCsv {
  private static final String FORMULA = "=+-@\t\r";
  private static final String HEAD = "index,part,start,end,attribution\r\n";

  private AttributionCsv() {}

  static String of(Explanation explanation) {
    Attributions attributions = explanation.attributions();
    StringBuilder csv = new StringBuilder(HEAD);
    for (int i = 0; i < attributions.values().length; i++) {
      csv.append(i).append(',').append(cell(part(attributions, i))).append(',');
      csv.append(span(attributions.offsets(), i)).append(',');
      csv.append(attributions.values()[i]).append("\r\n");
    }
    return csv.toString();
  }

  /** The token, the name of the feature, or nothing where the index says it all. */
  private static String part(Attributions attributions, int index) {
    if (!attributions.tokens().isEmpty()) {
      return attributions.tokens().get(index);
    }
    List<String> features = attributions.features();
    return features == null ? "" : features.get(index);
  }

  private static String span(List<int[]> offsets, int index) {
    if (index >= offsets.size()) {
      return ",";
    }
    int[] span = offsets.get(index);
    return span[0] + "," + span[1];
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
