package org.probity.guard.explain.queue;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.probity.audit.Companion;
import org.probity.domain.decision.DecisionId;
import org.probity.guard.Decision;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.InferenceRequest.ExplanationWish;

/**
 * Explanations to come, bounded: when it is full a sample is dropped and counted, a person is told
 * to ask later, and what a rule demands waits all the same, as a row that outlives every process.
 */
public final class ExplanationQueue {
  /** What a rule may demand: an explanation, though not before the answer leaves. */
  public static final String OBLIGATION = "explain-later";

  private static final String SYSTEM = "system";
  private static final Duration FAILED_KEPT = Duration.ofDays(30);
  private static final ExplanationWish BY_DEFAULT =
      new ExplanationWish(ExplanationWish.DEFAULT_METHOD, Map.of());

  private final ExplanationJobs jobs;
  private final Sampling sampling;
  private final int capacity;
  private final Clock clock;
  private final AtomicLong dropped = new AtomicLong();

  /** As last seen; an answer asks no database how long the queue is. */
  private final AtomicLong waiting = new AtomicLong();

  /**
   * @param capacity how many may wait before samples are dropped and requests put off
   */
  public ExplanationQueue(DataSource dataSource, Sampling sampling, int capacity, Clock clock) {
    this.jobs = new ExplanationJobs(dataSource);
    this.sampling = sampling;
    this.capacity = capacity;
    this.clock = clock;
  }

  /** What is to be written with a decision: its job, if a rule demands one or it is sampled. */
  public List<Companion> rows(Decision decision) {
    if (decision.explanation() != null || decision.outputs().isEmpty()) {
      return List.of();
    }
    if (decision.obligations().contains(OBLIGATION)) {
      return List.of(row(decision, Reason.OBLIGATION));
    }
    if (!sampling.takes(decision.model().name(), decision.id().value())) {
      return List.of();
    }
    if (waiting.get() >= capacity) {
      dropped.incrementAndGet();
      return List.of();
    }
    return List.of(row(decision, Reason.SAMPLE));
  }

  private JobRow row(Decision decision, Reason reason) {
    waiting.incrementAndGet();
    return new JobRow(job(decision, reason, SYSTEM, BY_DEFAULT));
  }

  private ExplanationJob job(
      Decision decision, Reason reason, String askedBy, ExplanationWish wish) {
    return new ExplanationJob(
        DecisionId.next().value(),
        decision.id().value(),
        reason,
        askedBy,
        wish,
        clock.instant(),
        ExplanationJob.State.WAITING,
        null,
        null);
  }

  /**
   * Has an answer explained that was given before.
   *
   * @throws GuardException of kind CONFLICT if nothing was answered, BUSY if too many wait
   */
  public ExplanationJob request(Decision decision, ExplanationWish wish, String askedBy) {
    if (decision.outputs().isEmpty()) {
      throw new GuardException(
          Kind.CONFLICT, "Nothing was answered, so there is nothing to explain.");
    }
    if (jobs.requested() >= capacity) {
      throw new GuardException(Kind.BUSY, "Too many explanations wait; ask again a little later.");
    }
    ExplanationJob job = job(decision, Reason.REQUEST, askedBy, wish);
    jobs.add(job);
    waiting.incrementAndGet();
    return job;
  }

  /**
   * What is to be written with a person's wish to have a decision explained (AI Act 86): its job,
   * unless there is an explanation, one is to come, or nothing was answered.
   */
  public List<Companion> asked(Decision decision, String askedBy) {
    boolean explained =
        decision.explanation() != null
            || ofDecision(decision.id().value())
                .filter(job -> job.state() != ExplanationJob.State.FAILED)
                .isPresent();
    if (explained || decision.outputs().isEmpty()) {
      return List.of();
    }
    waiting.incrementAndGet();
    return List.of(new JobRow(job(decision, Reason.REQUEST, askedBy, BY_DEFAULT)));
  }

  public Optional<ExplanationJob> find(UUID id) {
    return jobs.find(id);
  }

  /** The last one of a decision. */
  public Optional<ExplanationJob> ofDecision(UUID decision) {
    return jobs.ofDecision(decision);
  }

  /** How many wait, to a second; for the figures. */
  public long waiting() {
    return waiting.get();
  }

  /** Samples dropped because too many waited, since this process began. */
  public long dropped() {
    return dropped.get();
  }

  /** To be called every second or so. */
  void look() {
    waiting.set(jobs.waiting());
  }

  /** To be called now and then. */
  public void forgetOld() {
    jobs.forgetOthersThanDone(FAILED_KEPT);
  }

  ExplanationJobs jobs() {
    return jobs;
  }
}
