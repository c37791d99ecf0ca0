package org.probity.rules;

import java.util.List;
import java.util.Locale;

/** Writes the fact table for people. */
final class FactTableDocument {
  private static final String HEAD =
      """
      # Facts a policy may ask for

      Generated from `rules/src/main/resources/org/probity/rules/facts.yaml`; change it there.

      When nobody states a fact, its absence means: *unknown* (the rule that needs it fires), *none*
      (false, 0, NONE or an empty set), or *record* (the processing record states it; where none
      does, it is unknown). Percentages are whole numbers from 0 to 100.

      | fact | type | comes from | set by | absent | meaning | 含义 |
      |---|---|---|---|---|---|---|
      """;

  private FactTableDocument() {}

  static String of(List<FactDefinition> facts) {
    StringBuilder document = new StringBuilder(HEAD);
    for (FactDefinition fact : facts) {
      document.append(row(fact));
    }
    return document.toString();
  }

  private static String row(FactDefinition fact) {
    String words = fact.values().isEmpty() ? "" : ": " + String.join(", ", fact.values());
    return "| "
        + String.join(
            " | ",
            "`" + fact.name() + "`",
            lower(fact.type()) + words + (fact.open() ? ", …" : ""),
            fact.source(),
            fact.setBy(),
            lower(fact.absence()),
            fact.description(),
            fact.descriptionZh())
        + " |\n";
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
