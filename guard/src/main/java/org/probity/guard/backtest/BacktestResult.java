package org.probity.guard.backtest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.probity.domain.decision.Verdict;

/**
 * How a candidate judges recorded decisions: the verdicts it changes, and by which policies. For
 * one thread; results of parts are merged.
 */
public final class BacktestResult {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EXAMPLES = 10;
  private long replayed;
  private long changed;
  private long unreadable;
  private final Map<String, Long> verdicts = new TreeMap<>();
  private final Map<String, PolicyDiff> policies = new TreeMap<>();

  /** Of one policy: where it fires and did not, where it fired and does not, and what follows. */
  private static final class PolicyDiff {
    private long more;
    private long less;
    private long refused;
    private long answered;
    private final List<String> decisions = new ArrayList<>();

    private void example(String decision) {
      if (decisions.size() < EXAMPLES) {
        decisions.add(decision);
      }
    }

    private Map<String, Object> plain() {
      return new TreeMap<>(
          Map.of(
              "fires_more", more,
              "fires_less", less,
              "newly_not_answered", refused,
              "newly_answered", answered,
              "decisions", List.copyOf(decisions)));
    }
  }

  void add(String decision, Verdict before, Verdict after, Set<String> fired, Set<String> firing) {
    replayed++;
    if (before != after) {
      changed++;
      verdicts.merge(before.code() + " to " + after.code(), 1L, Long::sum);
    }
    for (String policy : firing) {
      if (!fired.contains(policy)) {
        count(policy, decision, before, after).more++;
      }
    }
    for (String policy : fired) {
      if (!firing.contains(policy)) {
        count(policy, decision, before, after).less++;
      }
    }
  }

  private PolicyDiff count(String policy, String decision, Verdict before, Verdict after) {
    PolicyDiff diff = policies.computeIfAbsent(policy, id -> new PolicyDiff());
    if (answers(before) && !answers(after)) {
      diff.refused++;
    } else if (!answers(before) && answers(after)) {
      diff.answered++;
    }
    diff.example(decision);
    return diff;
  }

  private static boolean answers(Verdict verdict) {
    return verdict == Verdict.ALLOW || verdict == Verdict.TRANSFORM;
  }

  void unreadable() {
    unreadable++;
  }

  /** Decisions so far, readable or not. */
  long seen() {
    return replayed + unreadable;
  }

  public long replayed() {
    return replayed;
  }

  /** Plain values, for JSON. */
  public Map<String, Object> plain() {
    Map<String, Object> plain = new TreeMap<>();
    plain.put("replayed", replayed);
    plain.put("changed", changed);
    plain.put("unreadable", unreadable);
    plain.put("verdicts", new TreeMap<>(verdicts));
    Map<String, Object> byPolicy = new TreeMap<>();
    policies.forEach((policy, diff) -> byPolicy.put(policy, diff.plain()));
    plain.put("policies", byPolicy);
    return plain;
  }

  /** As it is stored. */
  String json() {
    try {
      return JSON.writeValueAsString(plain());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Adds the result of another part.
   *
   * @param json as {@link #json} gives it
   */
  void merge(String json) {
    JsonNode part;
    try {
      part = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The stored result of a part is not JSON.", e);
    }
    replayed += part.path("replayed").longValue();
    changed += part.path("changed").longValue();
    unreadable += part.path("unreadable").longValue();
    for (Map.Entry<String, JsonNode> verdict : part.path("verdicts").properties()) {
      verdicts.merge(verdict.getKey(), verdict.getValue().longValue(), Long::sum);
    }
    for (Map.Entry<String, JsonNode> policy : part.path("policies").properties()) {
      JsonNode counts = policy.getValue();
      PolicyDiff diff = policies.computeIfAbsent(policy.getKey(), id -> new PolicyDiff());
      diff.more += counts.path("fires_more").longValue();
      diff.less += counts.path("fires_less").longValue();
      diff.refused += counts.path("newly_not_answered").longValue();
      diff.answered += counts.path("newly_answered").longValue();
      counts.path("decisions").forEach(decision -> diff.example(decision.textValue()));
    }
  }
}
