package org.probity.rules.check;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.IntNum;
import com.microsoft.z3.Model;
import com.microsoft.z3.Solver;
import com.microsoft.z3.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactSheet;
import org.probity.rules.RulesException;
import org.probity.rules.condition.Condition;

/** Looks for a request, over the facts that some conditions ask for. For one thread. */
final class Search implements AutoCloseable {
  private final Context z3 = new Context();
  private final Symbols symbols;
  private final Formulas formulas;
  private final Solver solver;

  Search(Collection<Condition> conditions) {
    this.symbols = new Symbols(z3, conditions);
    this.formulas = new Formulas(z3, symbols);
    this.solver = z3.mkSolver();
    solver.add(symbols.domain().toArray(BoolExpr[]::new));
  }

  Formulas formulas() {
    return formulas;
  }

  Context z3() {
    return z3;
  }

  Symbols symbols() {
    return symbols;
  }

  /**
   * Whether there is a request of which all this is true.
   *
   * @throws RulesException if the solver gives up, so that nobody takes that for a no
   */
  boolean exists(BoolExpr... all) {
    return model(all).isPresent();
  }

  // As assumptions of one check the formulas would stay with the solver for ever.
  private Optional<Model> model(BoolExpr... all) {
    solver.push();
    try {
      solver.add(all);
      Status status = solver.check();
      if (status == Status.UNKNOWN) {
        throw new RulesException("The solver gave up: " + solver.getReasonUnknown() + ".");
      }
      return status == Status.SATISFIABLE ? Optional.of(solver.getModel()) : Optional.empty();
    } finally {
      solver.pop();
    }
  }

  /**
   * A request of which all this is true, as near to the base input as it can be fact by fact; empty
   * if there is none.
   *
   * @param base facts that the request keeps where it can
   * @param facts only these may be looked at; the others keep the base's value or are absent
   */
  Optional<FactSheet> find(Map<String, Object> base, Set<String> facts, BoolExpr... all) {
    if (!exists(all)) {
      return Optional.empty();
    }
    List<BoolExpr> fixed = new ArrayList<>(List.of(all));
    for (String fact : facts) {
      Object value = base.get(fact);
      if (value instanceof Set<?> set) {
        keep(fixed, z3.mkNot(symbols.unknown(fact)));
        symbols.membership(fact, set).values().forEach(part -> keep(fixed, part));
      } else if (value != null) {
        if (!keep(fixed, symbols.equals(fact, value))) {
          keep(fixed, z3.mkNot(symbols.unknown(fact)));
        }
      } else {
        keep(fixed, z3.mkNot(symbols.unknown(fact)));
      }
    }
    return any(base, facts, fixed.toArray(BoolExpr[]::new));
  }

  /** Any request of which all this is true; cheaper, and less like a real one. */
  Optional<FactSheet> any(Map<String, Object> base, Set<String> facts, BoolExpr... all) {
    return model(all).map(model -> sheet(model, base, facts));
  }

  private boolean keep(List<BoolExpr> fixed, BoolExpr part) {
    fixed.add(part);
    boolean possible = exists(fixed.toArray(BoolExpr[]::new));
    if (!possible) {
      fixed.remove(fixed.size() - 1);
    }
    return possible;
  }

  private FactSheet sheet(Model model, Map<String, Object> base, Set<String> facts) {
    FactSheet.Builder sheet = FactSheet.builder().putAll(base);
    for (String fact : facts) {
      sheet.put(fact, value(model, fact, base));
    }
    return sheet.build();
  }

  private Object value(Model model, String fact, Map<String, Object> base) {
    if (model.eval(symbols.unknown(fact), true).isTrue()) {
      return FactDefinition.UNKNOWN;
    }
    return switch (Symbols.definition(fact).type()) {
      case BOOLEAN -> model.eval(symbols.flag(fact), true).isTrue();
      case INTEGER, PERCENT -> number(model, fact);
      case TERM -> symbols.words(fact).get(number(model, fact));
      case SET -> set(model, fact, base.get(fact));
      case LICENSE -> license(model, fact, base.get(fact));
    };
  }

  private String license(Model model, String fact, @Nullable Object base) {
    List<Set<String>> bound =
        symbols.licenseLists(fact).stream()
            .filter(list -> model.eval(symbols.bound(fact, list), true).isTrue())
            .toList();
    if (base instanceof String expression
        && symbols.licenseLists(fact).stream()
            .allMatch(list -> Licenses.binds(expression, list) == bound.contains(list))) {
      return expression;
    }
    return Licenses.boundBy(bound);
  }

  private int number(Model model, String fact) {
    return ((IntNum) model.eval(symbols.number(fact), true)).getInt();
  }

  /** Words that nobody asks for stay as in the base. */
  private Set<String> set(Model model, String fact, @Nullable Object base) {
    Set<String> set = new TreeSet<>();
    if (base instanceof Set<?> words) {
      words.forEach(word -> set.add((String) word));
    }
    for (String word : symbols.words(fact)) {
      if (model.eval(symbols.has(fact, word), true).isTrue()) {
        set.add(word);
      } else {
        set.remove(word);
      }
    }
    return set;
  }

  @Override
  public void close() {
    z3.close();
  }
}
