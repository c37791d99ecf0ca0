package org.probity.inference.training;

import java.util.Set;
import org.probity.inference.text.LatinText;

/**
 * One text of the injection recipe.
 *
 * @param label 0 harmless, 1 injection
 * @param source where it comes from: {@code own}, {@code tweets}, or a data set
 * @param family kind of attack, or of harmless text
 * @param language as {@code en}; empty where nobody says
 * @param borrowed families whose words the attack uses besides; what leaves one of them out leaves
 *     it out too
 * @param group texts of one group never stand on both sides of a split
 */
record InjectionText(
    String text,
    int label,
    String source,
    String family,
    Set<String> borrowed,
    String language,
    int group) {
  static final String OWN = "own";

  boolean attack() {
    return label == 1;
  }

  /** What the model is given of it. */
  String readable() {
    return LatinText.of(text);
  }

  /** Whether it is an attack that the model may not get to see, or nothing at all to read. */
  boolean unread() {
    String readable = readable();
    return !LatinText.hasLetters(readable) || (attack() && !readable.equals(text));
  }

  boolean uses(String someFamily) {
    return family.equals(someFamily) || borrowed.contains(someFamily);
  }
}
