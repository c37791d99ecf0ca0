package org.probity.bench.peer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactTable;

/** Numbers the facts that predicates ask for, in the order they are first asked for. */
final class FactNumbers {
  private final List<FactDefinition> definitions = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  int of(String fact) {
    Integer known = numbers.get(fact);
    if (known != null) {
      return known;
    }
    int next = definitions.size();
    definitions.add(FactTable.shipped().get(fact));
    numbers.put(fact, next);
    return next;
  }

  List<FactDefinition> definitions() {
    return definitions;
  }
}
