package org.probity.rules.check;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.probity.domain.decision.Stage;
import org.probity.rules.FactSheet;
import org.probity.rules.internal.Facts;

/** Licence expressions that are bound by exactly the lists one wants. */
final class Licenses {
  private static final String FREE = "LicenseRef-Unlisted";
  private static final String FACT = "m.license";

  private Licenses() {}

  /** As the rules evaluate it. */
  static boolean binds(String expression, Collection<String> licenses) {
    FactSheet sheet = FactSheet.builder().put(FACT, expression).build();
    return new Facts(sheet, Stage.REQUEST).bound(FACT, licenses.toArray(String[]::new));
  }

  /**
   * An expression that each of these lists binds, and no other that does not contain one of them:
   * each list as alternatives, all lists together.
   */
  static String boundBy(List<Set<String>> lists) {
    return lists.isEmpty()
        ? FREE
        : lists.stream()
            .map(list -> "(" + String.join(" OR ", list) + ")")
            .collect(Collectors.joining(" AND "));
  }
}
