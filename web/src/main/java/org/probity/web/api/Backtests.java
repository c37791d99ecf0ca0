package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.probity.domain.account.Caller;
import org.probity.guard.backtest.BacktestDesk;
import org.probity.guard.backtest.BacktestNode;
import org.probity.guard.backtest.BacktestRun;
import org.probity.web.http.Json;

/** Replays as the API shows them: the last one of a pack, whichever node is asked. */
@ApplicationScoped
public class Backtests {
  @Inject private BacktestDesk desk;
  @Inject private BacktestNode node;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Backtests() {}

  ObjectNode begin(String pack, String hash, Caller caller) {
    BacktestRun run = desk.begin(pack, hash, caller.id());
    node.wake();
    return json(run);
  }

  ObjectNode cancel(String pack, Caller caller) {
    return json(desk.cancel(pack, caller.id()));
  }

  /** How far the last replay of the pack has come, or what came of it. */
  ObjectNode show(String pack) {
    return json(desk.last(pack).orElseThrow(Owned::missing));
  }

  private ObjectNode json(BacktestRun run) {
    ObjectNode json = Json.object();
    json.put("id", run.id().toString());
    json.put("hash", run.hash());
    json.put("status", run.state().code());
    json.put("progress", run.progress());
    json.put("parts", run.parts());
    json.put("parts_done", run.partsDone());
    json.put("nodes", run.nodes());
    json.put("entries", run.entries());
    json.put("begun_at", run.begunAt().toString());
    json.put("seconds", run.taken(clock.instant()).toMillis() / 1e3);
    json.set("result", Json.mapper().valueToTree(desk.result(run).plain()));
    return json;
  }
}
