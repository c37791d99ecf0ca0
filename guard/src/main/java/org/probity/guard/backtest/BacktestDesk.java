package org.probity.guard.backtest;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.probity.audit.AppendRequest;
import org.probity.audit.Companion;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;

/**
 * Where officers begin and cancel replays and see how far one has come. The work is done by {@link
 * BacktestNode}, on as many nodes as there are.
 */
public final class BacktestDesk {
  /**
   * About a quarter of a second on one core: little is lost with a node, little spent on claims.
   */
  static final long PART = 5_000;

  /** A very long ledger gets larger parts, for the results are read together. */
  private static final long MOST_PARTS = 2_000;

  private final BacktestRuns runs;
  private final Ledger ledger;
  private final Clock clock;
  private final long part;

  public BacktestDesk(DataSource dataSource, Ledger ledger, Clock clock) {
    this(dataSource, ledger, clock, PART);
  }

  /**
   * @param part entries of a part, unless that were too many parts
   */
  BacktestDesk(DataSource dataSource, Ledger ledger, Clock clock, long part) {
    this.runs = new BacktestRuns(dataSource);
    this.ledger = ledger;
    this.clock = clock;
    this.part = part;
  }

  /**
   * Begins to replay the whole ledger as it is now.
   *
   * @param pack its id, or {@link BacktestRun#SHIPPED}
   * @throws GuardException of kind CONFLICT while a run of the same pack goes on
   */
  public BacktestRun begin(String pack, String hash, String officer) {
    long entries = ledger.size();
    long size = Math.max(part, ceil(entries, MOST_PARTS));
    BacktestRun run =
        new BacktestRun(
            DecisionId.next().value(),
            pack,
            hash,
            entries,
            BacktestRun.State.RUNNING,
            (int) ceil(entries, size),
            0,
            0,
            clock.instant(),
            null);
    record(run, "backtest", officer, BacktestChange.begin(run, size, officer));
    return run;
  }

  private static long ceil(long number, long by) {
    return (number + by - 1) / by;
  }

  /**
   * Ends the run that goes on; what was found so far stays.
   *
   * @throws GuardException of kind NOT_FOUND if there was none, CONFLICT if it has ended
   */
  public BacktestRun cancel(String pack, String officer) {
    BacktestRun run =
        last(pack)
            .orElseThrow(() -> new GuardException(Kind.NOT_FOUND, "There is no such replay."));
    record(run, "backtest-cancel", officer, BacktestChange.cancel(run.id(), clock.instant()));
    return last(pack).orElse(run);
  }

  /** The last run of the pack, whatever became of it. */
  public Optional<BacktestRun> last(String pack) {
    return runs.last(pack);
  }

  /** What the parts that are done found. */
  public BacktestResult result(BacktestRun run) {
    return runs.result(run.id());
  }

  private void record(BacktestRun run, String step, String officer, Companion change) {
    Map<String, Object> sealed =
        Map.of(
            "step", step,
            "id", run.id().toString(),
            "hash", run.hash(),
            "entries", run.entries());
    LedgerEvent event = LedgerEvent.of(EventType.POLICY, clock.instant(), officer, sealed);
    try {
      ledger.append(new AppendRequest(event, null, List.of(change)));
    } catch (BacktestChange.OvertakenException e) {
      throw GuardException.of(Kind.CONFLICT, e);
    } catch (LedgerException e) {
      throw new GuardException(
          Kind.UNAVAILABLE, "The step could not be recorded, so nothing changed.", e);
    }
  }
}
