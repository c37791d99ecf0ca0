package org.probity.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.probity.detection.AnalyzeOptions;
import org.probity.detection.Detector;
import org.probity.detection.works.Fingerprints;
import org.probity.detection.works.WorkFinder;
import org.probity.detection.works.WorkIndex;
import org.probity.domain.finding.Finding;
import org.probity.domain.work.WorkKind;

/** A text against 100,000 registered works, beside all recognisers over the same text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WorksBenchmark {
  private static final int WORKS = 100_000;
  private static final int BATCH = 1_000;
  private final Detector detector = new Detector(Map.of());
  private WorkFinder finder = new WorkFinder(() -> WorkIndex.EMPTY);
  private String read = "";

  @Param public WorkCase work = WorkCase.UNKNOWN;

  @Setup
  public void register() {
    WorkIndex index = WorkIndex.EMPTY;
    List<WorkIndex.Addition> batch = new ArrayList<>();
    for (int i = 0; i < WORKS; i++) {
      Fingerprints prints = Fingerprints.of(WorkCase.work(i), false);
      batch.add(
          new WorkIndex.Addition(
              new UUID(0, i), WorkKind.PROTECTED_WORK, "w", prints.words(), prints.toBytes()));
      if (batch.size() == BATCH) {
        index = index.with(batch);
        batch.clear();
      }
    }
    WorkIndex registered = index;
    finder = new WorkFinder(() -> registered);
    read = work.text();
    if (finder.find(read).isEmpty() == (work == WorkCase.COPIED)) {
      throw new IllegalStateException("The register does not find what it should.");
    }
  }

  @Benchmark
  public List<Finding> works() {
    return finder.find(read);
  }

  @Benchmark
  public List<Finding> recognisers() {
    return detector.analyze(read, AnalyzeOptions.defaults());
  }
}
