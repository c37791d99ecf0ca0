package org.probity.rules.check;

import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.IntExpr;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.probity.rules.FactType;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.Operand;
import org.probity.rules.condition.Operator;

/** Conditions as formulas of the solver; the engine's meaning, not another one. */
final class Formulas {
  private final Context z3;
  private final Symbols symbols;

  Formulas(Context z3, Symbols symbols) {
    this.z3 = z3;
    this.symbols = symbols;
  }

  /** That a policy with the condition fires: a fact that is not known fires the test for it. */
  BoolExpr fires(Condition condition) {
    return formula(condition, test -> z3.mkOr(unknown(test), holds(test)));
  }

  /** That the condition is known to hold. */
  BoolExpr known(Condition condition) {
    return formula(condition, test -> z3.mkAnd(z3.mkNot(unknown(test)), holds(test)));
  }

  /** That every fact of the condition is known. */
  BoolExpr certain(Condition condition) {
    return z3.mkNot(or(Symbols.tests(condition).stream().map(this::unknown).toList()));
  }

  BoolExpr or(List<BoolExpr> parts) {
    return z3.mkOr(parts.toArray(BoolExpr[]::new));
  }

  private BoolExpr formula(Condition condition, Function<Condition.Test, BoolExpr> test) {
    if (condition instanceof Condition.All all) {
      return z3.mkAnd(parts(all.parts(), test));
    }
    if (condition instanceof Condition.Any any) {
      return z3.mkOr(parts(any.parts(), test));
    }
    return test.apply((Condition.Test) condition);
  }

  private BoolExpr[] parts(List<Condition> parts, Function<Condition.Test, BoolExpr> test) {
    return parts.stream().map(part -> formula(part, test)).toArray(BoolExpr[]::new);
  }

  private BoolExpr unknown(Condition.Test test) {
    return test.operand() instanceof Operand.Other other
        ? z3.mkOr(symbols.unknown(test.fact()), symbols.unknown(other.fact()))
        : symbols.unknown(test.fact());
  }

  private BoolExpr holds(Condition.Test test) {
    boolean opposite =
        switch (test.operator()) {
          case NOT_EQUAL, NOT_IN, LACKS -> true;
          default -> false;
        };
    BoolExpr plain = plain(test, symbols);
    return opposite ? z3.mkNot(plain) : plain;
  }

  private BoolExpr plain(Condition.Test test, Symbols symbols) {
    String fact = test.fact();
    if (test.operand() instanceof Operand.Flag flag) {
      return flag.value() ? symbols.flag(fact) : z3.mkNot(symbols.flag(fact));
    }
    if (test.operand() instanceof Operand.Count count) {
      return number(symbols.number(fact), test.operator(), count.value());
    }
    if (test.operand() instanceof Operand.Other other) {
      return or(
          symbols.words(other.fact()).stream()
              .map(word -> z3.mkAnd(symbols.is(other.fact(), word), symbols.has(fact, word)))
              .toList());
    }
    List<String> words = ((Operand.Words) test.operand()).values();
    FactType type = Symbols.definition(fact).type();
    if (type == FactType.LICENSE) {
      return symbols.bound(fact, words);
    }
    Stream<BoolExpr> each =
        words.stream()
            .map(word -> type == FactType.SET ? symbols.has(fact, word) : symbols.is(fact, word));
    return or(each.toList());
  }

  private BoolExpr number(IntExpr number, Operator operator, int value) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> z3.mkEq(number, z3.mkInt(value));
      case LESS -> z3.mkLt(number, z3.mkInt(value));
      case AT_MOST -> z3.mkLe(number, z3.mkInt(value));
      case MORE -> z3.mkGt(number, z3.mkInt(value));
      case AT_LEAST -> z3.mkGe(number, z3.mkInt(value));
      case IN, NOT_IN, HAS, LACKS -> throw new AssertionError("The parser lets no number here.");
    };
  }
}
