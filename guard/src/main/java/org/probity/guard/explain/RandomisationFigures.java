package org.probity.guard.explain;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Method;
import org.probity.explainability.EvidenceGate;
import org.probity.explainability.RandomisationCheck;
import org.probity.guard.models.ModelInService;
import org.probity.inference.ServedModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The randomisation check of every model in service, by digest and method. Never taken from a
 * model's card, which whoever brings a model writes: measured here, once, by whoever asks first.
 * Because a figure is a function of the weights alone, it need not be kept beyond the process, and
 * an explanation never differs by whether it was measured yet.
 */
public final class RandomisationFigures {
  private static final Logger LOG = LoggerFactory.getLogger(RandomisationFigures.class);

  /** The cheapest method of every differentiable model; milliseconds, seconds for an encoder. */
  private static final Method CHEAPEST = Method.GRADIENT;

  /** What is measured before anybody asks: whether there is a method, and the default one. */
  private static final Set<Method> AHEAD = EnumSet.of(CHEAPEST, Method.INTEGRATED_GRADIENTS);

  private final Map<Key, FutureTask<Optional<Double>>> figures = new ConcurrentHashMap<>();

  private record Key(String digest, Method method) {}

  /** The fact {@code explanationReady}: a method exists, and its randomisation check passed. */
  public boolean explains(ModelInService model) {
    return EvidenceGate.DEFAULT.dependsOnWeights(similarity(model, CHEAPEST));
  }

  /** −1..1; null where the model has no such method or could not be measured. */
  public @Nullable Double similarity(ModelInService model, Method method) {
    ServedModel served = model.served();
    if (served == null) {
      return null;
    }
    Key key = new Key(model.digest(), method);
    FutureTask<Optional<Double>> task = new FutureTask<>(() -> measure(served, method));
    FutureTask<Optional<Double>> first = figures.putIfAbsent(key, task);
    if (first == null) {
      task.run();
      first = task;
    }
    try {
      return first.get().orElse(null);
    } catch (ExecutionException e) {
      figures.remove(key, first);
      LOG.warn(
          "The randomisation check of model {} {} failed: {}",
          model.name(),
          model.versionName(),
          e.getCause() == null ? "unknown" : e.getCause().getClass().getName());
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the model was being checked.", e);
    }
  }

  /** Measures ahead of the first request what would make it wait. */
  public void prepare(ModelInService model) {
    AHEAD.forEach(method -> similarity(model, method));
  }

  /** What has been measured so far, by the method's code. */
  public SortedMap<String, Double> known(ModelInService model) {
    SortedMap<String, Double> known = new TreeMap<>();
    for (Method method : Method.values()) {
      FutureTask<Optional<Double>> task = figures.get(new Key(model.digest(), method));
      if (task != null && task.isDone()) {
        Double figure = similarity(model, method);
        if (figure != null) {
          known.put(method.code(), figure);
        }
      }
    }
    return known;
  }

  private static Optional<Double> measure(ServedModel served, Method method) {
    return served
        .differentiable()
        .map(model -> RandomisationCheck.similarity(model, served.inputs(), method));
  }
}
