package org.probity.bench;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.probity.bench.peer.Cedar;
import org.probity.bench.peer.Predicates;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.Stage;
import org.probity.rules.FactSheet;
import org.probity.rules.Judgement;
import org.probity.rules.PackCompiler;
import org.probity.rules.PolicyEngine;
import org.probity.rules.PolicyPack;

/**
 * The shipped policies that Cedar can say, in our engine without the trace and in Cedar; and a pack
 * with every policy twice, with the trace.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PacksBenchmark {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 24);

  @Param public SheetCase facts = SheetCase.ALLOWED;

  /** Our engine over the policies that Cedar has too. */
  @State(Scope.Benchmark)
  public static class Subset {
    private final PolicyEngine engine = PackCompiler.engine(PackText.withoutLicenses());
  }

  /** Our engine over twice the policies. */
  @State(Scope.Benchmark)
  public static class Doubled {
    private final PolicyEngine engine = PackCompiler.engine(PackText.doubled());
  }

  /** Cedar, which must fire what the predicates do. */
  @State(Scope.Benchmark)
  public static class InCedar {
    private final Cedar cedar;

    public InCedar() {
      PolicyPack pack = PackText.withoutLicenses();
      cedar = new Cedar(pack);
      Predicates predicates = new Predicates(pack);
      for (SheetCase each : SheetCase.values()) {
        FactSheet sheet = each.sheet();
        Set<String> expected = new HashSet<>(predicates.fired(sheet, Stage.REQUEST));
        Set<String> fired = cedar.fired(sheet, Stage.REQUEST);
        if (!fired.equals(expected)) {
          throw new IllegalStateException("Cedar fires " + fired + ", not " + expected + ".");
        }
      }
    }
  }

  @Benchmark
  public Map<String, Effect> subset(Subset subset) {
    return subset.engine.effects(facts.sheet(), Stage.REQUEST, DATE);
  }

  @Benchmark
  public Set<String> cedar(InCedar state) {
    return state.cedar.fired(facts.sheet(), Stage.REQUEST);
  }

  @Benchmark
  public Judgement doubled(Doubled doubled) {
    return doubled.engine.judge(facts.sheet(), Stage.REQUEST, DATE);
  }
}
