package org.probity.audit.internal;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.probity.audit.AppendRequest;
import org.probity.audit.Appended;
import org.probity.audit.Companion;
import org.probity.audit.CompanionRow;
import org.probity.audit.LedgerException;
import org.probity.audit.LedgerUnavailableException;

/** A request on its way: queued, then taken by the writer unless the caller gave up before. */
final class Pending {
  private enum State {
    QUEUED,
    TAKEN,
    CANCELLED
  }

  final Prepared prepared;
  final @Nullable RequestRef requestRef;
  final List<CompanionRow> rows;
  final List<Companion> companions;

  /** Set once a commit was tried: the entry may exist although nobody said so. Writer only. */
  boolean perhapsWritten;

  private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
  private final CompletableFuture<Appended> answer = new CompletableFuture<>();

  Pending(Prepared prepared, @Nullable RequestRef requestRef, AppendRequest request) {
    this.prepared = prepared;
    this.requestRef = requestRef;
    this.rows = request.rows();
    this.companions = request.companions();
  }

  /** Whether it can be written without looking up anything, and without work of others. */
  boolean isPlain() {
    return requestRef == null && companions.isEmpty() && !perhapsWritten;
  }

  boolean take() {
    return state.compareAndSet(State.QUEUED, State.TAKEN);
  }

  void done(Appended appended) {
    answer.complete(appended);
  }

  void failed(LedgerException reason) {
    answer.completeExceptionally(reason);
  }

  Appended await(Duration timeout) {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof LedgerException reason
          ? reason
          : new LedgerException("The ledger's writer failed.", e);
    } catch (TimeoutException e) {
      throw givenUp("The ledger's database did not answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw givenUp("The wait for the ledger was interrupted");
    }
  }

  private LedgerUnavailableException givenUp(String why) {
    return state.compareAndSet(State.QUEUED, State.CANCELLED)
        ? new LedgerUnavailableException(why + "; the event was not recorded.")
        : new LedgerUnavailableException(why + "; the event may have been recorded.");
  }
}
