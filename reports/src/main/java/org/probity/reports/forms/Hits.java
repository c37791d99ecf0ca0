package org.probity.reports.forms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Entries of one kind: how many, and which. */
final class Hits {
  /** As many as a reader looks up by hand; the others follow from entries.jsonl. */
  private static final int LISTED = 50;

  private final List<Long> indexes = new ArrayList<>();
  private long count;
  private long last;

  void add(long index) {
    count++;
    last = index;
    if (indexes.size() < LISTED) {
      indexes.add(index);
    }
  }

  long count() {
    return count;
  }

  long first() {
    return indexes.get(0);
  }

  long last() {
    return last;
  }

  /** The first ones, in order. */
  List<Long> indexes() {
    return Collections.unmodifiableList(indexes);
  }
}
