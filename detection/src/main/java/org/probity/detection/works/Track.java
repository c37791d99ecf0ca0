package org.probity.detection.works;

/** What of one work was met while a text was read from its beginning to its end. */
final class Track {
  private final Words words;
  private int lastIndex = -1;
  private boolean begun;
  private int runStart;
  private int end;
  private double covered;
  private double longest;
  private int longestStart;
  private int longestEnd;

  Track(Words words) {
    this.words = words;
  }

  Words words() {
    return words;
  }

  /** Of the last fingerprint that the work has too; -1 if there was none. */
  int lastIndex() {
    return lastIndex;
  }

  /**
   * @param index of a fingerprint of the text that the work has too, never before the last one
   */
  void hit(int index, Winnow winnow) {
    int start = winnow.place(index);
    int newEnd = start + Winnow.RUN;
    // A fingerprint between two that the work lacks means that the text went another way.
    if (!begun || index != lastIndex + 1) {
      begun = true;
      runStart = start;
    }
    lastIndex = index;
    covered += words.worth(Math.max(start, end), newEnd);
    end = newEnd;
    double run = words.worth(runStart, end);
    if (run > longest) {
      longest = run;
      longestStart = runStart;
      longestEnd = end;
    }
  }

  WorkMatch match(WorkIndex.Entry work) {
    return new WorkMatch(
        work,
        words.start(longestStart),
        words.end(longestEnd - 1),
        (int) Math.round(longest),
        (int) Math.round(covered),
        Math.min(1, covered / work.words()),
        Math.min(1, covered / words.worth(0, words.count())));
  }
}
