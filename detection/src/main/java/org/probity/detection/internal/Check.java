package org.probity.detection.internal;

/** Decides whether what a pattern matched is what it looks like. */
@FunctionalInterface
interface Check {

  /**
   * @return how many characters of the match are the thing, from its beginning; 0 for none
   */
  int accepted(String match);
}
