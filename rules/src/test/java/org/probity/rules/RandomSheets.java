package org.probity.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.Operand;

/** Fact sheets drawn around the values that the policies of a pack compare with. */
public final class RandomSheets {
  private final Random random;
  private final Map<String, List<Object>> values = new HashMap<>();

  public RandomSheets(PolicyPack pack, long seed) {
    this.random = new Random(seed);
    pack.policies().forEach(policy -> collect(policy.condition()));
  }

  private void collect(Condition condition) {
    if (condition instanceof Condition.All all) {
      all.parts().forEach(this::collect);
    } else if (condition instanceof Condition.Any any) {
      any.parts().forEach(this::collect);
    } else if (condition instanceof Condition.Test test) {
      List<Object> known = values.computeIfAbsent(test.fact(), name -> new ArrayList<>());
      if (test.operand() instanceof Operand.Count count) {
        known.addAll(List.of(count.value() - 1, count.value(), count.value() + 1));
      } else if (test.operand() instanceof Operand.Words words) {
        known.addAll(words.values());
      }
    }
  }

  public FactSheet next() {
    FactSheet.Builder builder = FactSheet.builder();
    for (FactDefinition fact : FactTable.shipped().all()) {
      int lot = random.nextInt(100);
      if (lot < 5) {
        builder.unknown(fact.name());
      } else if (lot < 75) {
        builder.put(fact.name(), value(fact));
      }
    }
    return builder.build();
  }

  private Object value(FactDefinition fact) {
    List<Object> known = values.getOrDefault(fact.name(), List.of());
    return switch (fact.type()) {
      case BOOLEAN -> random.nextBoolean();
      case INTEGER, PERCENT -> known.isEmpty() ? random.nextInt(100) : pick(known);
      case TERM -> pick(List.copyOf(fact.values()));
      case LICENSE -> license(known);
      case SET -> set(fact, known);
    };
  }

  private Object license(List<Object> known) {
    List<Object> all = new ArrayList<>(known);
    all.addAll(List.of("MIT", "Apache-2.0"));
    return switch (random.nextInt(3)) {
      case 0 -> pick(all);
      case 1 -> pick(all) + " OR " + pick(all);
      default -> pick(all) + " AND " + pick(all);
    };
  }

  private Set<String> set(FactDefinition fact, List<Object> known) {
    Set<Object> pool = new HashSet<>(known);
    pool.addAll(fact.values());
    Set<String> drawn = new TreeSet<>();
    for (Object word : new TreeSet<>(pool)) {
      if (random.nextInt(10) < 7) {
        drawn.add((String) word);
      }
    }
    return drawn;
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
