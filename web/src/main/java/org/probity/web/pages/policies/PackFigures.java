package org.probity.web.pages.policies;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.probity.domain.policy.PackVersion;
import org.probity.guard.backtest.BacktestDesk;
import org.probity.guard.backtest.BacktestRun;
import org.probity.guard.packs.PacksInForce;
import org.probity.web.http.Json;

/** What checks, shadow and replay found about a pack, as its page shows it. */
public final class PackFigures {
  static final PackFigures NONE =
      new PackFigures(MissingNode.getInstance(), MissingNode.getInstance(), null, Map.of());

  private static final double FULL = 100;
  private final JsonNode report;
  private final JsonNode shadow;
  private final @Nullable BacktestRun run;
  private final JsonNode result;

  private PackFigures(
      JsonNode report, JsonNode shadow, @Nullable BacktestRun run, Map<String, Object> result) {
    this.report = report;
    this.shadow = shadow;
    this.run = run;
    this.result = Json.mapper().valueToTree(result);
  }

  /**
   * A bar to either side of a middle line.
   *
   * @param less where it fired and would not
   * @param lessWidth of 50
   * @param more where it did not fire and would
   * @param moreWidth of 50
   * @param examples ids of decisions
   */
  public record Bar(
      String name,
      long less,
      double lessWidth,
      long more,
      double moreWidth,
      List<String> examples) {

    /** Where the left part begins, of 100. */
    public double lessStart() {
      return FULL / 2 - lessWidth;
    }
  }

  /** An example that came out otherwise than it says. */
  public record Failure(String scenario, String expected, String got) {}

  /** What the checker thinks worth a look. */
  public record Remark(String kind, String policies, String text, String textZh) {}

  /**
   * Decisions whose verdict changes.
   *
   * @param width of 100
   */
  public record Turn(String from, String to, long count, double width) {}

  static PackFigures of(Shelf.Kept kept, PacksInForce inForce, BacktestDesk backtests) {
    PackVersion version = kept.version();
    BacktestRun run = backtests.last(kept.id()).orElse(null);
    Map<String, Object> result = run == null ? Map.of() : backtests.result(run).plain();
    if (version == null) {
      return new PackFigures(MissingNode.getInstance(), MissingNode.getInstance(), run, result);
    }
    Map<String, Object> now = inForce.shadowResults(version);
    return new PackFigures(
        parsed(version.report()),
        now.isEmpty() ? parsed(version.shadow()) : Json.mapper().valueToTree(now),
        run,
        result);
  }

  private static JsonNode parsed(@Nullable String text) {
    try {
      return text == null ? MissingNode.getInstance() : Json.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("What this server wrote is not JSON.", e);
    }
  }

  public boolean isTested() {
    return report.has("examples");
  }

  public long getExamples() {
    return report.path("examples").longValue();
  }

  public List<Failure> getFailures() {
    List<Failure> failures = new ArrayList<>();
    report
        .path("failures")
        .forEach(
            each ->
                failures.add(
                    new Failure(
                        each.path("scenario").asText(),
                        each.path("expected").asText(),
                        each.path("got").asText())));
    return failures;
  }

  public List<Remark> getRemarks() {
    List<Remark> remarks = new ArrayList<>();
    for (JsonNode each : report.path("remarks")) {
      List<String> policies = new ArrayList<>();
      each.path("policies").forEach(policy -> policies.add(policy.asText()));
      remarks.add(
          new Remark(
              each.path("kind").asText(),
              String.join(", ", policies),
              each.path("text").asText(),
              each.path("text_zh").asText()));
    }
    return remarks;
  }

  /** Whether it judged something beside the active pack. */
  public boolean isShadowed() {
    return shadow.has("judged");
  }

  /** {@code judged}, {@code stricter}, {@code looser} or {@code failed}. */
  public long shadow(String figure) {
    return shadow.path(figure).longValue();
  }

  public List<Bar> getShadowBars() {
    Set<String> policies = new TreeSet<>();
    JsonNode more = shadow.path("fired_more");
    JsonNode less = shadow.path("fired_less");
    more.fieldNames().forEachRemaining(policies::add);
    less.fieldNames().forEachRemaining(policies::add);
    return bars(
        policies.stream()
            .map(
                id ->
                    new Bar(
                        id, less.path(id).longValue(), 0, more.path(id).longValue(), 0, List.of()))
            .toList());
  }

  /** The last replay, or null. */
  public @Nullable BacktestRun getRun() {
    return run;
  }

  public boolean isRunning() {
    return run != null && run.state() == BacktestRun.State.RUNNING;
  }

  /** Of 100. */
  public long getProgress() {
    return run == null ? 0 : Math.round(FULL * run.progress());
  }

  /** {@code replayed}, {@code changed} or {@code unreadable}. */
  public long replay(String figure) {
    return result.path(figure).longValue();
  }

  public List<Bar> getReplayBars() {
    List<Bar> bars = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : result.path("policies").properties()) {
      List<String> examples = new ArrayList<>();
      each.getValue().path("decisions").forEach(id -> examples.add(id.asText()));
      bars.add(
          new Bar(
              each.getKey(),
              each.getValue().path("fires_less").longValue(),
              0,
              each.getValue().path("fires_more").longValue(),
              0,
              List.copyOf(examples)));
    }
    return bars(bars);
  }

  /** Verdicts that become others, the most first. */
  public List<Turn> getTurns() {
    List<Turn> turns = new ArrayList<>();
    long most = 1;
    for (Map.Entry<String, JsonNode> each : result.path("verdicts").properties()) {
      most = Math.max(most, each.getValue().longValue());
    }
    for (Map.Entry<String, JsonNode> each : result.path("verdicts").properties()) {
      String[] verdicts = each.getKey().split(" to ", 2);
      long count = each.getValue().longValue();
      turns.add(new Turn(verdicts[0], verdicts[1], count, FULL * count / most));
    }
    turns.sort(Comparator.comparingLong(Turn::count).reversed());
    return turns;
  }

  private static List<Bar> bars(List<Bar> counts) {
    double most =
        Math.max(
            1,
            counts.stream().mapToLong(each -> Math.max(each.less(), each.more())).max().orElse(1));
    return counts.stream()
        .map(
            each ->
                new Bar(
                    each.name(),
                    each.less(),
                    FULL / 2 * each.less() / most,
                    each.more(),
                    FULL / 2 * each.more() / most,
                    each.examples()))
        .sorted(Comparator.comparingLong((Bar each) -> each.less() + each.more()).reversed())
        .toList();
  }
}
