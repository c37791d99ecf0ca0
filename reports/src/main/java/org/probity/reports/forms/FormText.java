package org.probity.reports.forms;

import java.util.List;

/**
 * A form as it is written down.
 *
 * @param law what asks for it, as a lawyer cites it
 * @param note what the reader must know before reading
 * @param lines one for each thing the law asks
 */
record FormText(
    String title,
    String titleZh,
    String law,
    String lawZh,
    String note,
    String noteZh,
    List<Line> lines) {

  FormText {
    lines = List.copyOf(lines);
  }

  /**
   * @param clause as {@code Annex IV 1(a)}
   * @param facts codes of {@link FactKind}
   * @param entries what bears on it, as {@link Evidence#of} takes it
   * @param lacks what of it no entry can show; empty for nothing
   */
  record Line(
      String clause,
      String asks,
      String asksZh,
      List<String> facts,
      List<String> entries,
      String lacks,
      String lacksZh) {}
}
