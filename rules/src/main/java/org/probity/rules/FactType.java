package org.probity.rules;

/** What kind of value a fact has, and the Java type it is held in. */
public enum FactType {
  BOOLEAN,
  /** A whole number, held as {@link Integer}. */
  INTEGER,
  /** A score, share or confidence, held as {@link Integer} from 0 to 100. */
  PERCENT,
  /** One word of a list, held as {@link String} in UPPER_SNAKE. */
  TERM,
  /** Words, held as a sorted {@link java.util.Set} of {@link String}. */
  SET,
  /** An SPDX licence expression, held as {@link String}. */
  LICENSE
}
