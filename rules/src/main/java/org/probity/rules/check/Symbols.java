package org.probity.rules.check;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.IntExpr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactTable;
import org.probity.rules.FactType;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.Operand;

/**
 * The facts of some conditions as unknowns of the solver. A fact is not known, or has a value: a
 * flag, a whole number, the place of its word in a list, or whether a set holds each word asked
 * for. Of a licence only counts which of the lists asked for bind it.
 */
final class Symbols {
  private static final String STAGE = "r.stage";
  private final Context z3;

  /** The words that matter of each fact with words; the last stands for all others, if any may. */
  private final Map<String, Set<String>> words = new TreeMap<>();

  private final Map<String, Set<Set<String>>> licenseLists = new TreeMap<>();
  private final Set<String> facts = new TreeSet<>();

  Symbols(Context z3, Collection<Condition> conditions) {
    this.z3 = z3;
    conditions.forEach(this::collect);
    for (String fact : facts) {
      FactDefinition definition = definition(fact);
      if (definition.type() == FactType.TERM) {
        Set<String> known = words.computeIfAbsent(fact, name -> new LinkedHashSet<>());
        known.addAll(definition.values());
        if (definition.assumed() instanceof String word) {
          known.add(word);
        }
        if (definition.open() || definition.values().isEmpty()) {
          known.add(FactDefinition.UNLISTED);
        }
      }
    }
    conditions.forEach(this::collectOthers);
  }

  private void collect(Condition condition) {
    tests(condition).forEach(this::collect);
  }

  private void collect(Condition.Test test) {
    facts.add(test.fact());
    if (test.operand() instanceof Operand.Words named) {
      if (definition(test.fact()).type() == FactType.LICENSE) {
        licenseLists
            .computeIfAbsent(test.fact(), name -> new LinkedHashSet<>())
            .add(list(named.values()));
      } else {
        words.computeIfAbsent(test.fact(), name -> new LinkedHashSet<>()).addAll(named.values());
      }
    } else if (test.operand() instanceof Operand.Other other) {
      facts.add(other.fact());
    }
  }

  /** A set that is asked for another fact's word may be asked for each that the other has. */
  private void collectOthers(Condition condition) {
    for (Condition.Test test : tests(condition)) {
      if (test.operand() instanceof Operand.Other other) {
        words
            .computeIfAbsent(test.fact(), name -> new LinkedHashSet<>())
            .addAll(words(other.fact()));
      }
    }
  }

  /** All tests of a condition, however nested. */
  static List<Condition.Test> tests(Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.parts().stream().flatMap(part -> tests(part).stream()).toList();
    }
    if (condition instanceof Condition.Any any) {
      return any.parts().stream().flatMap(part -> tests(part).stream()).toList();
    }
    return List.of((Condition.Test) condition);
  }

  /** As {@code LicenseExpression} compares: without case; a plus in a list never matches. */
  private static Set<String> list(Collection<String> licenses) {
    Set<String> list = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    licenses.stream().filter(license -> !license.endsWith("+")).forEach(list::add);
    return list;
  }

  static FactDefinition definition(String fact) {
    return FactTable.shipped().get(fact);
  }

  Set<String> facts() {
    return facts;
  }

  List<String> words(String fact) {
    return List.copyOf(words.getOrDefault(fact, Set.of()));
  }

  Set<Set<String>> licenseLists(String fact) {
    return licenseLists.getOrDefault(fact, Set.of());
  }

  BoolExpr unknown(String fact) {
    return fact.equals(STAGE) ? z3.mkFalse() : z3.mkBoolConst(fact + "?");
  }

  BoolExpr flag(String fact) {
    return z3.mkBoolConst(fact);
  }

  IntExpr number(String fact) {
    return z3.mkIntConst(fact);
  }

  BoolExpr is(String fact, String word) {
    int place = words(fact).indexOf(word);
    return place < 0 ? z3.mkFalse() : z3.mkEq(number(fact), z3.mkInt(place));
  }

  BoolExpr has(String fact, String word) {
    return z3.mkBoolConst(fact + " has " + word);
  }

  BoolExpr bound(String fact, Collection<String> licenses) {
    String name = String.join(" ", list(licenses)).toLowerCase(Locale.ROOT);
    return z3.mkBoolConst(fact + " bound by " + name);
  }

  /** What every request fulfils: values lie within their types. */
  List<BoolExpr> domain() {
    List<BoolExpr> domain = new ArrayList<>();
    for (String fact : facts) {
      switch (definition(fact).type()) {
        case INTEGER -> domain.add(between(fact, Integer.MIN_VALUE, Integer.MAX_VALUE));
        case PERCENT -> domain.add(between(fact, 0, 100));
        case TERM -> domain.add(between(fact, 0, words(fact).size() - 1));
        case LICENSE -> licenses(fact, domain);
        case BOOLEAN, SET -> {}
      }
    }
    return domain;
  }

  private BoolExpr between(String fact, int least, int most) {
    IntExpr number = number(fact);
    return z3.mkAnd(z3.mkGe(number, z3.mkInt(least)), z3.mkLe(number, z3.mkInt(most)));
  }

  /** A longer list binds whatever a shorter one within it binds; more cannot be said. */
  private void licenses(String fact, List<BoolExpr> domain) {
    for (Set<String> shorter : licenseLists(fact)) {
      if (shorter.isEmpty()) {
        domain.add(z3.mkNot(bound(fact, shorter)));
      }
      for (Set<String> longer : licenseLists(fact)) {
        if (longer.containsAll(shorter) && !longer.equals(shorter)) {
          domain.add(z3.mkImplies(bound(fact, shorter), bound(fact, longer)));
        }
      }
    }
  }

  /** That the fact has this value, in the type it is held in, as far as the conditions can tell. */
  BoolExpr equals(String fact, Object value) {
    if (FactDefinition.UNKNOWN.equals(value)) {
      return unknown(fact);
    }
    List<BoolExpr> parts = new ArrayList<>(List.of(z3.mkNot(unknown(fact))));
    switch (definition(fact).type()) {
      case BOOLEAN -> parts.add((boolean) value ? flag(fact) : z3.mkNot(flag(fact)));
      case INTEGER, PERCENT -> parts.add(z3.mkEq(number(fact), z3.mkInt((int) value)));
      case TERM ->
          parts.add(
              words(fact).contains((String) value)
                  ? is(fact, (String) value)
                  : is(fact, FactDefinition.UNLISTED));
      case SET -> membership(fact, (Set<?>) value).values().forEach(parts::add);
      case LICENSE ->
          licenseLists(fact)
              .forEach(
                  list -> {
                    BoolExpr bound = bound(fact, list);
                    parts.add(Licenses.binds((String) value, list) ? bound : z3.mkNot(bound));
                  });
    }
    return z3.mkAnd(parts.toArray(BoolExpr[]::new));
  }

  /** For each word asked for, that the set holds it or not as this one does. */
  Map<String, BoolExpr> membership(String fact, Set<?> set) {
    Map<String, BoolExpr> parts = new LinkedHashMap<>();
    for (String word : words(fact)) {
      BoolExpr has = has(fact, word);
      parts.put(word, set.contains(word) ? has : z3.mkNot(has));
    }
    return parts;
  }
}
