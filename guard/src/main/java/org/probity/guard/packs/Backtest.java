package org.probity.guard.packs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.probity.audit.Ledger;
import org.probity.audit.SealedEntry;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Stage;
import org.probity.domain.decision.Verdict;
import org.probity.domain.ledger.EventType;
import org.probity.guard.record.RecordedFacts;
import org.probity.rules.FactSheet;
import org.probity.rules.PolicyEngine;
import org.probity.rules.RulesException;

/**
 * Replays recorded decisions under a candidate, by the facts they were judged by and on the date
 * they were judged: texts may be erased, and detection may have changed since. A stage that a
 * decision did not reach is not replayed, so that what was refused at once is only known to be
 * judged otherwise up to there.
 */
public final class Backtest {
  private static final int BATCH = 256;

  /** Batches that wait; reading is quicker than judging. */
  private static final int WAITING = 16;

  private final Ledger ledger;
  private final int threads;

  public Backtest(Ledger ledger, int threads) {
    this.ledger = ledger;
    this.threads = threads;
  }

  /**
   * Replays the decisions among the entries {@code from} to before {@code to}.
   *
   * @param progress hears the index of the last entry read
   */
  public void run(
      PolicyEngine candidate, long from, long to, BacktestResult result, LongConsumer progress) {
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    Semaphore room = new Semaphore(WAITING);
    List<SealedEntry> batch = new ArrayList<>(BATCH);
    try {
      ledger.eachSealed(
          from,
          to,
          EventType.DECISION,
          entry -> {
            batch.add(entry);
            if (batch.size() == BATCH) {
              submit(workers, room, candidate, List.copyOf(batch), result);
              batch.clear();
              progress.accept(entry.entry().index());
            }
          });
      submit(workers, room, candidate, List.copyOf(batch), result);
      workers.shutdown();
      if (!workers.awaitTermination(1, TimeUnit.HOURS)) {
        throw new IllegalStateException("The replay did not end.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      workers.shutdownNow();
    }
  }

  private static void submit(
      ExecutorService workers,
      Semaphore room,
      PolicyEngine candidate,
      List<SealedEntry> batch,
      BacktestResult result) {
    room.acquireUninterruptibly();
    workers.execute(
        () -> {
          try {
            batch.forEach(entry -> replay(candidate, entry, result));
          } finally {
            room.release();
          }
        });
  }

  private static void replay(PolicyEngine candidate, SealedEntry entry, BacktestResult result) {
    try {
      replay(candidate, RecordedFacts.of(entry.entry(), entry.fields()), result);
    } catch (RuntimeException e) {
      // A fact that the table no longer has, or a changed entry: counted, since a replay that
      // passes it over in silence would look better than it is.
      result.unreadable();
    }
  }

  /**
   * @throws RulesException if a recorded fact is none any more
   */
  static void replay(PolicyEngine candidate, RecordedFacts recorded, BacktestResult result) {
    Set<String> firing = new HashSet<>();
    List<Effect> effects = new ArrayList<>();
    for (Map.Entry<Stage, Map<String, Object>> stage : recorded.facts().entrySet()) {
      FactSheet sheet = FactSheet.builder().putAll(stage.getValue()).build();
      for (RuleHit hit : candidate.judge(sheet, stage.getKey(), recorded.date()).hits()) {
        if (hit.inForce()) {
          firing.add(hit.policy());
          if (hit.effect() != Effect.ESCALATE || !recorded.released().contains(hit.policy())) {
            effects.add(hit.effect());
          }
        }
      }
    }
    result.add(
        recorded.decision(), recorded.verdict(), Verdict.of(effects), recorded.fired(), firing);
  }
}
