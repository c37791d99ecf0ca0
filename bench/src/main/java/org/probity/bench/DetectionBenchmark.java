package org.probity.bench;

import java.util.List;
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
import org.probity.detection.AnalyzeOptions;
import org.probity.detection.Detector;
import org.probity.domain.finding.Finding;

/** All recognisers together over one text, beside reading it once for email addresses alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DetectionBenchmark {
  private final Detector detector = new Detector(Map.of());
  private final AnalyzeOptions all = AnalyzeOptions.defaults();
  private final AnalyzeOptions one = all.withEntities(Set.of("EMAIL_ADDRESS"));

  @Param public LetterCase text = LetterCase.LETTER;

  @Benchmark
  public List<Finding> structured() {
    return detector.analyze(text.text(), all);
  }

  @Benchmark
  public List<Finding> emails() {
    return detector.analyze(text.text(), one);
  }
}
