package org.probity.bench;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.probity.bench.peer.Predicates;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Stage;
import org.probity.rules.FactSheet;
import org.probity.rules.Judgement;
import org.probity.rules.PolicyEngine;

/** One judgement by the shipped pack with its trace, beside the same policies as predicates. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RulesBenchmark {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);
  private static final int SHEETS_COMPARED = 400;
  private static final int SEVERAL = 3;

  private final PolicyEngine engine = PolicyEngine.shipped();
  private final Predicates predicates = new Predicates(engine.pack());

  @Param public SheetCase facts = SheetCase.ALLOWED;

  /**
   * @throws IllegalStateException if the peer does other work than the engine, or the case is not
   *     what it says
   */
  @Setup
  public void compare() {
    RandomSheets sheets = new RandomSheets(engine.pack(), 1);
    for (int i = 0; i < SHEETS_COMPARED; i++) {
      requireSame(sheets.next(), i % 2 == 0 ? Stage.REQUEST : Stage.RESPONSE);
    }
    int fired = requireSame(facts.sheet(), Stage.REQUEST);
    if (facts == SheetCase.ALLOWED ? fired != 0 : fired < SEVERAL) {
      throw new IllegalStateException("In the case " + facts + " " + fired + " policies fire.");
    }
  }

  private int requireSame(FactSheet sheet, Stage stage) {
    List<String> judged =
        engine.judge(sheet, stage, DATE).hits().stream().map(RuleHit::policy).toList();
    List<String> tested = predicates.fired(sheet, stage);
    if (!judged.equals(tested)) {
      throw new IllegalStateException(
          "The engine fires " + judged + ", the predicates " + tested + ".");
    }
    return judged.size();
  }

  @Benchmark
  public Judgement engine() {
    return engine.judge(facts.sheet(), Stage.REQUEST, DATE);
  }

  @Benchmark
  public List<String> predicates() {
    return predicates.fired(facts.sheet(), Stage.REQUEST);
  }
}
