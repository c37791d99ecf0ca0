package org.probity.guard.backtest;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Ledger;
import org.probity.audit.SealedEntry;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.Stage;
import org.probity.domain.decision.Verdict;
import org.probity.domain.ledger.EventType;
import org.probity.guard.record.RecordedFacts;
import org.probity.rules.FactSheet;
import org.probity.rules.PolicyEngine;
import org.probity.rules.QuickFacts;
import org.probity.rules.RulesException;

/**
 * Replays recorded decisions under a candidate, by the facts they were judged by and on the date
 * they were judged: texts may be erased, and detection may have changed since. A stage that a
 * decision did not reach is not replayed, so that what was refused at once is only known to be
 * judged otherwise up to there.
 */
public final class Backtest {
  /** Every so many decisions the rules themselves are asked too. */
  private static final int SAMPLE = 100;

  private final Ledger ledger;

  /** Of the conditions with the rules generated from them. */
  private static final class DisagreementException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private DisagreementException() {
      super("The rules of the pack do not fire as its conditions hold.");
    }
  }

  public Backtest(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Replays the decisions among the entries {@code from} to before {@code to}, in this thread. */
  public BacktestResult run(PolicyEngine candidate, long from, long to) {
    BacktestResult result = new BacktestResult();
    ledger.eachSealed(
        from,
        to,
        EventType.DECISION,
        entry -> {
          if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("The node stops.");
          }
          replay(candidate, entry, result);
        });
    return result;
  }

  private static void replay(PolicyEngine candidate, SealedEntry entry, BacktestResult result) {
    try {
      replay(candidate, RecordedFacts.of(entry.entry(), entry.json()), result);
    } catch (DisagreementException e) {
      throw e;
    } catch (RuntimeException e) {
      // A fact that the table no longer has, or a changed entry: counted, since a replay that
      // passes it over in silence would look better than it is.
      result.unreadable();
    }
  }

  /** What judges is the rules: where they differ, the replay is worth nothing and fails. */
  private static void requireSame(
      PolicyEngine candidate, RecordedFacts recorded, Map<Stage, Map<String, Effect>> fires) {
    fires.forEach(
        (stage, quick) -> {
          Map<String, @Nullable Object> differences =
              recorded.earlier().getOrDefault(stage, Map.of());
          FactSheet sheet = FactSheet.builder().putAll(recorded.whole(differences)).build();
          if (!candidate.effects(sheet, stage, recorded.date()).equals(quick)) {
            throw new DisagreementException();
          }
        });
  }

  /**
   * @throws RulesException if a recorded fact is none any more
   */
  static void replay(PolicyEngine candidate, RecordedFacts recorded, BacktestResult result) {
    Set<String> firing = new HashSet<>();
    List<Effect> effects = new ArrayList<>();
    boolean sample = result.seen() % SAMPLE == 0;
    QuickFacts facts = candidate.quickFacts(recorded.facts());
    Map<Stage, Map<String, Effect>> fires = new EnumMap<>(Stage.class);
    fires.put(recorded.stage(), candidate.quickEffects(facts, recorded.stage(), recorded.date()));
    recorded
        .earlier()
        .forEach(
            (stage, differences) ->
                fires.put(
                    stage,
                    candidate.quickEffects(facts.with(differences), stage, recorded.date())));
    if (sample) {
      requireSame(candidate, recorded, fires);
    }
    for (Map<String, Effect> ofStage : fires.values()) {
      ofStage.forEach(
          (policy, effect) -> {
            firing.add(policy);
            if (effect != Effect.ESCALATE || !recorded.released().contains(policy)) {
              effects.add(effect);
            }
          });
    }
    result.add(
        recorded.decision(), recorded.verdict(), Verdict.of(effects), recorded.fired(), firing);
  }
}
