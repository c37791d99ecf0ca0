package org.probity.guard.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One replay of the entries before {@code entries} under a pack. It ends when every part has its
 * result, when a part failed too often, or when an officer cancels it.
 *
 * @param pack the id of a pack that officers brought, or {@link #SHIPPED}
 * @param nodes that claimed a part so far
 * @param endedAt null while it runs
 */
public record BacktestRun(
    UUID id,
    String pack,
    String hash,
    long entries,
    State state,
    int parts,
    int partsDone,
    int nodes,
    Instant begunAt,
    @Nullable Instant endedAt) {
  public static final String SHIPPED = "shipped";

  /** Where a run stands. */
  public enum State {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED;

    /** As in the API: {@code running}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Of the parts, 0 to 1. */
  public double progress() {
    return parts == 0 ? 1 : (double) partsDone / parts;
  }

  /** How long it took, or has taken until now. */
  public Duration taken(Instant now) {
    return Duration.between(begunAt, endedAt == null ? now : endedAt);
  }
}
