package org.probity.rules.condition;

import java.util.List;

/** What a fact is compared with. */
public sealed interface Operand {

  /** true or false. */
  record Flag(boolean value) implements Operand {}

  /** A whole number. */
  record Count(int value) implements Operand {}

  /** One word or more. */
  record Words(List<String> values) implements Operand {
    public Words {
      values = List.copyOf(values);
    }
  }

  /** The value of another fact. */
  record Other(String fact) implements Operand {}
}
