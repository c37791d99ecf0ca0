package org.probity.web.health;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.domain.review.Reviews;
import org.probity.guard.Decision;
import org.probity.guard.Outcome;
import org.probity.guard.explain.queue.ExplanationQueue;

/**
 * What {@code /metrics} shows beside the virtual machine: decisions by model and verdict, how long
 * they took until durable, and where the ledger and what waits stand.
 */
@ApplicationScoped
public class Figures {
  private static final Metadata DECISIONS =
      Metadata.builder()
          .withName("probity_decisions")
          .withDescription("Recorded decisions.")
          .build();
  private static final Metadata SECONDS =
      Metadata.builder()
          .withName("probity_decision")
          .withDescription("From the first judgement to the durable record.")
          .withUnit(MetricUnits.SECONDS)
          .build();

  @Inject private MetricRegistry registry;
  @Inject private Ledger ledger;
  @Inject private Reviews reviews;
  @Inject private ExplanationQueue explanations;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Figures() {}

  @PostConstruct
  void watch() {
    registry.gauge("probity_ledger_entries", ledger, Figures::size);
    registry.gauge("probity_reviews_waiting", reviews, waiting -> waiting.waiting().size());
    registry.gauge("probity_explanations_waiting", explanations, ExplanationQueue::waiting);
    registry.gauge("probity_explanation_samples_dropped", explanations, ExplanationQueue::dropped);
  }

  /** Counts a recorded decision. */
  public void count(Outcome outcome) {
    Decision decision = outcome.decision();
    Tag model = new Tag("model", decision.model().name());
    registry.counter(DECISIONS, model, new Tag("verdict", decision.verdict().code())).inc();
    registry.timer(SECONDS, model).update(Duration.between(decision.time(), clock.instant()));
  }

  /** Entries, or -1 while the ledger cannot be reached. */
  private static long size(Ledger ledger) {
    try {
      return ledger.size();
    } catch (LedgerException e) {
      return -1;
    }
  }
}
