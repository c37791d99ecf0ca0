package org.probity.bench.explain;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.probity.bench.load.Models;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.explanation.Method;
import org.probity.domain.tensor.Tensor;
import org.probity.explainability.Attribution;
import org.probity.explainability.ExplainOptions;
import org.probity.explainability.Explainer;
import org.probity.inference.Background;
import org.probity.inference.ServedModel;

/**
 * MiniLM on passages of 128 word pieces: gradients, integrated gradients and rollout beside a
 * forward of the same passage, two explanations beside one, and answers beside explanations in the
 * background. Without measures of quality.
 */
public final class ExplainFigures {
  private static final String MODEL = "toxicity-minilm";
  private static final int POSITIONS = 128;
  private static final int PASSAGES = 8;
  private static final int REPEATED = 60;
  private static final int WARM_UP = 5;
  private static final int ANSWERS = 40;

  private final Explainer explainer = new Explainer();
  private final Differentiable model;
  private final ServedModel served;
  private final List<List<Tensor>> passages;

  private ExplainFigures(ServedModel served) {
    this.served = served;
    this.model = served.differentiable().orElseThrow();
    this.passages = Passages.of(served, POSITIONS, PASSAGES);
  }

  /**
   * @param forwardMillis of one passage, the median
   * @param gradient time of one gradient, of a forward's
   * @param rollout time of attention with its rollout, of a forward's
   * @param integrated mean time of integrated gradients, of a forward's
   * @param evaluations gradients that they take, the mean
   * @param completeness the greatest completeness error of all passages
   * @param twoAtOnce explanations a second on two threads, of those on one
   * @param answerBeside median time of an answer while explanations are made in the background, of
   *     that without
   */
  public record Costs(
      int passages,
      double forwardMillis,
      double gradient,
      double rollout,
      double integrated,
      double evaluations,
      double completeness,
      double twoAtOnce,
      double answerBeside) {}

  /** Alone, for a look at the figures. */
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    System.err.println(measure(System.err));
  }

  /**
   * @param progress hears of each step
   */
  public static Costs measure(PrintStream progress)
      throws InterruptedException, ExecutionException {
    try (Models models = new Models()) {
      return new ExplainFigures(models.served(MODEL)).costs(progress);
    }
  }

  private Costs costs(PrintStream progress) throws InterruptedException, ExecutionException {
    progress.println("explaining " + passages.size() + " passages");
    Leaf leaf = model.leaf(passages.get(0));
    List<float[]> point = List.of(leaf.values());
    // An explanation's own parts besides: reading the text, and the forward that names the class.
    double[][] nanos =
        byTurns(
            () -> model.logits(leaf, point),
            () -> model.gradients(leaf, point, 0),
            () -> attribute(passages.get(0), Method.ATTENTION_ROLLOUT),
            () -> model.logits(model.leaf(passages.get(0)), point));
    double forward = median(turn -> nanos[0][turn]);
    double taken = 0;
    double evaluations = 0;
    double completeness = 0;
    for (List<Tensor> passage : passages) {
      long begun = System.nanoTime();
      Attribution found = attribute(passage, Method.INTEGRATED_GRADIENTS);
      taken += System.nanoTime() - begun;
      evaluations += gradients(found);
      Double delta = found.completenessDelta();
      completeness = Math.max(completeness, delta == null ? Double.POSITIVE_INFINITY : delta);
    }
    return new Costs(
        passages.size(),
        forward / 1e6,
        median(turn -> nanos[1][turn] / nanos[0][turn]),
        median(turn -> (nanos[2][turn] - nanos[3][turn]) / nanos[0][turn]),
        taken / passages.size() / forward,
        evaluations / passages.size(),
        completeness,
        twoAtOnce(progress),
        answerBeside(progress));
  }

  private Attribution attribute(List<Tensor> passage, Method method) {
    return explainer.attribute(model, passage, ExplainOptions.defaults().withMethod(method));
  }

  /** What is halved is computed again in both halves. */
  private static double gradients(Attribution found) {
    int first = steps(found, ExplainOptions.FIRST_STEPS);
    int steps = steps(found, "steps");
    return first + 2.0 * (steps - first);
  }

  private static int steps(Attribution found, String parameter) {
    return Integer.parseInt(String.valueOf(found.parameters().get(parameter)));
  }

  /** By turns, so that what slows the machine down meets all; the first turns warm up. */
  private static double[][] byTurns(Callable<?>... works) {
    double[][] nanos = new double[works.length][REPEATED];
    try {
      for (int i = -WARM_UP; i < REPEATED; i++) {
        for (int k = 0; k < works.length; k++) {
          long begun = System.nanoTime();
          Object unused = works[k].call();
          if (i >= 0) {
            nanos[k][i] = System.nanoTime() - begun;
          }
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException("The figure cannot be measured.", e);
    }
    return nanos;
  }

  private static double median(IntToDoubleFunction ofTurn) {
    return median(IntStream.range(0, REPEATED).mapToDouble(ofTurn).toArray());
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private double twoAtOnce(PrintStream progress) throws InterruptedException, ExecutionException {
    progress.println("explaining one and two at once");
    return rate(2) / rate(1);
  }

  /** Each thread explains every passage, so that none waits for another's longer ones. */
  private double rate(int threads) throws InterruptedException, ExecutionException {
    ExecutorService callers = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Integer>> all = Collections.nCopies(threads, this::explainAll);
      int explained = 0;
      long begun = System.nanoTime();
      for (Future<Integer> each : callers.invokeAll(all)) {
        explained += each.get();
      }
      return explained / ((System.nanoTime() - begun) / 1e9);
    } finally {
      callers.shutdownNow();
    }
  }

  private int explainAll() {
    for (List<Tensor> passage : passages) {
      Attribution unused = attribute(passage, Method.INTEGRATED_GRADIENTS);
    }
    return passages.size();
  }

  private double answerBeside(PrintStream progress) throws InterruptedException {
    progress.println("answering beside explanations");
    double alone = answer();
    AtomicBoolean go = new AtomicBoolean(true);
    Background background =
        new Background(
            () -> {
              while (go.get()) {
                Attribution unused = attribute(passages.get(0), Method.INTEGRATED_GRADIENTS);
              }
            },
            "explaining");
    background.start();
    try {
      return answer() / alone;
    } finally {
      go.set(false);
      background.join();
    }
  }

  private double answer() {
    double[] nanos = new double[ANSWERS];
    for (int i = 0; i < ANSWERS; i++) {
      long begun = System.nanoTime();
      List<Tensor> unused = served.infer(passages.get(i % passages.size()));
      nanos[i] = System.nanoTime() - begun;
    }
    return median(nanos);
  }
}
