package org.probity.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactSheet;
import org.probity.rules.FactTable;
import org.probity.rules.PolicyPack;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.Operand;

/** Fact sheets drawn around the values that a pack compares with; the same ones for a seed. */
final class RandomSheets {
  private static final int UNKNOWN_PERCENT = 5;
  private static final int ABSENT_PERCENT = 25;

  private final Random random;
  private final Map<String, Set<Integer>> numbers = new HashMap<>();
  private final Map<String, Set<String>> words = new HashMap<>();

  RandomSheets(PolicyPack pack, long seed) {
    this.random = new Random(seed);
    for (FactDefinition fact : FactTable.shipped().all()) {
      numbers.put(fact.name(), new TreeSet<>(Set.of(0)));
      words.put(fact.name(), new TreeSet<>(fact.values()));
    }
    pack.policies().forEach(policy -> collect(policy.condition()));
  }

  private void collect(Condition condition) {
    if (condition instanceof Condition.All all) {
      all.parts().forEach(this::collect);
    } else if (condition instanceof Condition.Any any) {
      any.parts().forEach(this::collect);
    } else if (condition instanceof Condition.Test test) {
      if (test.operand() instanceof Operand.Count count) {
        known(numbers, test).addAll(Set.of(count.value() - 1, count.value(), count.value() + 1));
      } else if (test.operand() instanceof Operand.Words listed) {
        known(words, test).addAll(listed.values());
      }
    }
  }

  private static <T> Set<T> known(Map<String, Set<T>> values, Condition.Test test) {
    return values.computeIfAbsent(test.fact(), name -> new TreeSet<>());
  }

  FactSheet next() {
    FactSheet.Builder sheet = FactSheet.builder();
    for (FactDefinition fact : FactTable.shipped().all()) {
      int lot = random.nextInt(100);
      if (lot < UNKNOWN_PERCENT) {
        sheet.unknown(fact.name());
      } else if (lot >= UNKNOWN_PERCENT + ABSENT_PERCENT) {
        sheet.put(fact.name(), value(fact));
      }
    }
    return sheet.build();
  }

  private Object value(FactDefinition fact) {
    Set<String> listed = words.getOrDefault(fact.name(), Set.of());
    return switch (fact.type()) {
      case BOOLEAN -> random.nextBoolean();
      case INTEGER -> pick(numbers.getOrDefault(fact.name(), Set.of()));
      case PERCENT -> Math.min(100, Math.max(0, pick(numbers.getOrDefault(fact.name(), Set.of()))));
      case TERM -> pick(listed);
      case LICENSE -> license(listed);
      case SET -> some(listed);
    };
  }

  private String license(Set<String> listed) {
    Set<String> licenses = new TreeSet<>(listed);
    licenses.addAll(Set.of("MIT", "Apache-2.0"));
    return switch (random.nextInt(3)) {
      case 0 -> pick(licenses);
      case 1 -> pick(licenses) + " OR " + pick(licenses);
      default -> pick(licenses) + " AND " + pick(licenses);
    };
  }

  private Set<String> some(Set<String> listed) {
    Set<String> drawn = new TreeSet<>(listed);
    drawn.removeIf(word -> random.nextInt(10) < 3);
    return drawn;
  }

  private <T> T pick(Set<T> from) {
    return List.copyOf(from).get(random.nextInt(from.size()));
  }
}
