package org.probity.rules.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probity.rules.FactType;
import org.probity.rules.Policy;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.Operand;
import org.probity.rules.condition.Operator;

/**
 * Bands of a figure: policies that agree in everything but the values of one figure they fire for,
 * and the values between two bands for which none does.
 */
final class Gaps {
  private Gaps() {}

  /**
   * @param rest what both policies ask beside the figure
   * @param from the least value left out
   * @param to the greatest
   */
  record Gap(String fact, Condition rest, Policy below, Policy above, int from, int to) {}

  private record Band(Policy policy, long least, long most) {}

  private record Key(String fact, Set<Condition> rest) {}

  static List<Gap> of(List<Policy> policies) {
    Map<Key, List<Band>> bands = new LinkedHashMap<>();
    for (Policy policy : policies) {
      List<Condition> parts =
          policy.condition() instanceof Condition.All all
              ? all.parts()
              : List.of(policy.condition());
      figures(parts).forEach(fact -> add(bands, policy, parts, fact));
    }
    List<Gap> gaps = new ArrayList<>();
    bands.forEach((key, each) -> between(key, each, gaps));
    return gaps;
  }

  private static Set<String> figures(List<Condition> parts) {
    Set<String> facts = new HashSet<>();
    for (Condition part : parts) {
      if (part instanceof Condition.Test test && bounds(test)) {
        facts.add(test.fact());
      }
    }
    return facts;
  }

  private static boolean bounds(Condition.Test test) {
    FactType type = Symbols.definition(test.fact()).type();
    return (type == FactType.INTEGER || type == FactType.PERCENT)
        && test.operator() != Operator.NOT_EQUAL;
  }

  private static void add(
      Map<Key, List<Band>> bands, Policy policy, List<Condition> parts, String fact) {
    long least = Integer.MIN_VALUE;
    long most = Integer.MAX_VALUE;
    Set<Condition> rest = new HashSet<>();
    for (Condition part : parts) {
      if (part instanceof Condition.Test test && test.fact().equals(fact) && bounds(test)) {
        int value = ((Operand.Count) test.operand()).value();
        switch (test.operator()) {
          case LESS -> most = Math.min(most, value - 1L);
          case AT_MOST -> most = Math.min(most, value);
          case MORE -> least = Math.max(least, value + 1L);
          case AT_LEAST -> least = Math.max(least, value);
          case EQUAL -> {
            least = Math.max(least, value);
            most = Math.min(most, value);
          }
          default -> throw new AssertionError("No bound.");
        }
      } else {
        rest.add(part);
      }
    }
    bands
        .computeIfAbsent(new Key(fact, rest), key -> new ArrayList<>())
        .add(new Band(policy, least, most));
  }

  private static void between(Key key, List<Band> bands, List<Gap> gaps) {
    List<Band> sorted = new ArrayList<>(bands);
    sorted.sort(Comparator.comparingLong(Band::least));
    Band highest = sorted.get(0);
    for (Band band : sorted.subList(1, sorted.size())) {
      if (band.least() > highest.most() + 1) {
        gaps.add(
            new Gap(
                key.fact(),
                new Condition.All(List.copyOf(key.rest())),
                highest.policy(),
                band.policy(),
                (int) (highest.most() + 1),
                (int) (band.least() - 1)));
      }
      highest = band.most() > highest.most() ? band : highest;
    }
  }
}
