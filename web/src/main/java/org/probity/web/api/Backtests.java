package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Ledger;
import org.probity.domain.account.Caller;
import org.probity.domain.ledger.EventType;
import org.probity.guard.packs.Backtest;
import org.probity.guard.packs.BacktestResult;
import org.probity.rules.PolicyEngine;
import org.probity.web.http.Json;
import org.probity.web.http.Refusal;

/** Replays under way and the last one of each pack; kept as long as the server runs. */
@ApplicationScoped
public class Backtests {
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final ExecutorService queue =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "backtest");
            thread.setDaemon(true);
            return thread;
          });

  @Inject private Ledger ledger;
  @Inject private Journal journal;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Backtests() {}

  private static final class Job {
    private final long total;
    private final long started = System.nanoTime();
    private final BacktestResult result = new BacktestResult();
    private volatile long read;
    private volatile double seconds;
    private volatile String status = "running";

    private Job(long total) {
      this.total = total;
    }
  }

  /**
   * @param pack names it to whoever asks for the result
   * @throws Refusal with 409 while one of the same pack runs
   */
  void begin(String pack, PolicyEngine candidate, Caller caller) {
    Job job = new Job(ledger.size());
    Job running =
        jobs.compute(
            pack, (id, last) -> last != null && last.status.equals("running") ? last : job);
    if (running != job) {
      throw new Refusal(409, "A replay of this pack is running.");
    }
    journal.record(
        EventType.POLICY,
        caller,
        Map.of("step", "backtest", "hash", candidate.pack().hash(), "entries", job.total));
    queue.execute(() -> run(candidate, job));
  }

  private void run(PolicyEngine candidate, Job job) {
    try {
      int threads = Runtime.getRuntime().availableProcessors();
      new Backtest(ledger, threads)
          .run(candidate, 0, job.total, job.result, index -> job.read = index + 1);
      job.read = job.total;
      job.seconds = (System.nanoTime() - job.started) / 1e9;
      job.status = "done";
    } catch (RuntimeException e) {
      job.status = "failed";
    }
  }

  /** How far the last replay of the pack has come, or what came of it; null if there was none. */
  @Nullable ObjectNode result(String pack) {
    Job job = jobs.get(pack);
    if (job == null) {
      return null;
    }
    ObjectNode json = Json.object();
    json.put("status", job.status);
    json.put("progress", job.total == 0 ? 1.0 : (double) job.read / job.total);
    if (job.status.equals("done")) {
      json.put("seconds", job.seconds);
    }
    json.set("result", Json.mapper().valueToTree(job.result.plain()));
    return json;
  }

  @PreDestroy
  void stop() {
    queue.shutdownNow();
  }
}
