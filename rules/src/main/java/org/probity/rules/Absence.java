package org.probity.rules;

/** What it means when nobody states a fact (design, decision 4). */
public enum Absence {
  /** Not known: the rule that needs it fires. */
  UNKNOWN,
  /** Nothing of the kind: false, 0, the word NONE, or an empty set. */
  NONE,
  /** The processing record states it; where no record does, it is not known. */
  RECORD
}
