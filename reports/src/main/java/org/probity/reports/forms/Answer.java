package org.probity.reports.forms;

import java.util.List;

/** What the entries answer to one line of a form. */
record Answer(FormText.Line line, List<Fact> facts, List<Shown> entries) {

  Answer {
    facts = List.copyOf(facts);
    entries = List.copyOf(entries);
  }

  /**
   * Entries of one kind.
   *
   * @param what they are, in both languages
   */
  record Shown(Words.Pair what, Hits hits) {}

  LineStatus status() {
    boolean any = !entries.isEmpty() || facts.stream().anyMatch(Fact::evidence);
    if (!any) {
      return LineStatus.NOT_EVIDENCED;
    }
    return line.lacks().isEmpty() ? LineStatus.EVIDENCED : LineStatus.PARTLY_EVIDENCED;
  }
}
