package org.probity.bench;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.probity.detection.Detector;
import org.probity.detection.Scan;
import org.probity.domain.decision.Verdict;

/** The whole way without model, explanation and ledger, beside detection alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WholeWayBenchmark {
  private final Gate gate =
      new Gate(Path.of(System.getProperty("probity.models", "models"), "toxicity-minilm"));
  private final Detector detection = new Detector(Map.of());

  @Param public TextCase text = TextCase.CLEAN;

  /**
   * @throws IllegalStateException if the request would not reach the model, or is not redacted as
   *     the case says
   */
  @Setup
  public void requireAnswered() {
    Gate.Passed passed = gate.pass(text.request());
    if (refused(passed.asked().verdict()) || refused(passed.answered().verdict())) {
      throw new IllegalStateException(
          "The gate refuses the text " + text + ": " + passed.asked().hits());
    }
    if (passed.redacted().transformations().size() != text.redactedTypes()) {
      throw new IllegalStateException(
          "The gate redacts " + passed.redacted().transformations() + " in " + text + ".");
    }
  }

  private static boolean refused(Verdict verdict) {
    return verdict == Verdict.DENY || verdict == Verdict.ESCALATE;
  }

  @Benchmark
  public Gate.Passed wholeWay() {
    return gate.pass(text.request());
  }

  @Benchmark
  public Scan detection() {
    return detection.scan(text.request().texts().get(0));
  }
}
