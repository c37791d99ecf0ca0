package org.probity.bench.explain;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.probity.bench.load.Models;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.tensor.Tensor;
import org.probity.explainability.ExplainOptions;
import org.probity.explainability.Explainer;
import org.probity.explainability.Subject;
import org.probity.inference.ServedModel;

/** A thousand explanations with their measures, and this process's memory. */
public final class ExplainMemory {
  private static final int COUNT = 1_000;
  private static final int SETTLED = 200;
  private static final int POSITIONS = 24;
  private static final int PASSAGES = 8;
  private static final int KIB = 1024;

  private ExplainMemory() {}

  /**
   * @param settledMib resident, after the first {@value #SETTLED}
   * @param highestMib resident, at most from then on
   */
  public record Memory(int explanations, long settledMib, long highestMib) {
    /** The highest of what was settled. */
    public double growth() {
      return (double) highestMib / settledMib;
    }
  }

  /** Alone, for a look at the figures. */
  public static void main(String[] args) {
    System.err.println(measure(System.err));
  }

  /**
   * @param progress hears of each hundred
   */
  public static Memory measure(PrintStream progress) {
    try (Models models = new Models()) {
      ServedModel served = models.served("toxicity-minilm");
      Differentiable model = served.differentiable().orElseThrow();
      List<List<Tensor>> passages = Passages.of(served, POSITIONS, PASSAGES);
      Explainer explainer = new Explainer();
      long settled = 0;
      long highest = 0;
      for (int i = 1; i <= COUNT; i++) {
        Subject about =
            new Subject("e-" + i, "d-" + i, "toxicity-minilm", "1", served.digest())
                .withRandomisation(0.0);
        var unused =
            explainer.explain(
                model, passages.get(i % passages.size()), ExplainOptions.defaults(), about);
        long now = residentMib();
        settled = i <= SETTLED ? Math.max(settled, now) : settled;
        highest = Math.max(highest, now);
        if (i % 100 == 0) {
          progress.println(i + " explanations, " + now + " MiB");
        }
      }
      return new Memory(COUNT, settled, highest);
    }
  }

  /** proc(5), VmRSS. */
  private static long residentMib() {
    try {
      String line =
          Files.readAllLines(Path.of("/proc/self/status")).stream()
              .filter(each -> each.startsWith("VmRSS:"))
              .findFirst()
              .orElseThrow();
      return Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
