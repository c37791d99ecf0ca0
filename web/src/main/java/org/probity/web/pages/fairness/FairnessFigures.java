package org.probity.web.pages.fairness;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.probity.domain.fairness.FairnessReport;
import org.probity.guard.drift.Stability;
import org.probity.guard.drift.StabilityDesk;
import org.probity.guard.fairness.FairnessDesk;

/**
 * What the fairness page shows, computed away from the request: of many decisions it takes seconds.
 * What took long is kept the longer.
 */
@ApplicationScoped
public class FairnessFigures {
  /** Of one page; a reader hardly notices it. */
  private static final Duration PATIENCE = Duration.ofMillis(400);

  /** Computing then takes no more than a twentieth of the time, however often somebody looks. */
  private static final int KEPT = 20;

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int MOST = 100;
  @Inject private FairnessDesk desk;
  @Inject private StabilityDesk stability;
  @Inject private Clock clock;
  @Resource private ManagedThreadFactory threads;
  private ExecutorService worker;
  private AsyncLoadingCache<Choice, Figures> figures;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public FairnessFigures() {}

  /**
   * @param span until now
   */
  record Choice(String model, String version, Duration span) {}

  /**
   * @param from of the decisions of the report
   * @param at when they were computed
   */
  record Figures(
      FairnessReport report, Stability compared, Instant from, Instant at, Duration took) {}

  @PostConstruct
  void start() {
    worker = Executors.newSingleThreadExecutor(threads);
    figures =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .executor(worker)
            .expireAfter(Expiry.<Choice, Figures>creating((choice, made) -> kept(made.took())))
            .buildAsync(this::compute);
  }

  private static Duration kept(Duration took) {
    Duration kept = took.multipliedBy(KEPT);
    return kept.compareTo(LONGEST) < 0 ? kept : LONGEST;
  }

  /**
   * Empty while they are still being computed.
   *
   * @throws org.probity.guard.GuardException of kind UNAVAILABLE
   */
  Optional<Figures> of(Choice choice) {
    try {
      return Optional.of(figures.get(choice).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e);
    }
  }

  private Figures compute(Choice choice) {
    long begun = System.nanoTime();
    Instant now = clock.instant();
    Instant from = now.minus(choice.span()).truncatedTo(ChronoUnit.DAYS);
    FairnessReport report = desk.during(choice.model(), choice.version(), from, now, null);
    Stability compared =
        stability.of(choice.model(), choice.version(), StabilityDesk.Spans.before(now));
    return new Figures(report, compared, from, now, Duration.ofNanos(System.nanoTime() - begun));
  }

  @PreDestroy
  void stop() {
    worker.shutdownNow();
  }
}
