package org.probity.guard.packs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import org.probity.domain.decision.Verdict;

/**
 * How a candidate judges recorded decisions: the verdicts it changes, and by which policies. Counts
 * from many threads.
 */
public final class BacktestResult {
  private static final int EXAMPLES = 10;
  private final LongAdder replayed = new LongAdder();
  private final LongAdder changed = new LongAdder();
  private final LongAdder unreadable = new LongAdder();
  private final Map<String, LongAdder> verdicts = new ConcurrentHashMap<>();
  private final Map<String, PolicyDiff> policies = new ConcurrentHashMap<>();

  /** Of one policy: where it fires and did not, where it fired and does not, and what follows. */
  private static final class PolicyDiff {
    private final LongAdder more = new LongAdder();
    private final LongAdder less = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final ConcurrentLinkedQueue<String> decisions = new ConcurrentLinkedQueue<>();

    private Map<String, Object> plain() {
      return new TreeMap<>(
          Map.of(
              "fires_more", more.sum(),
              "fires_less", less.sum(),
              "newly_not_answered", refused.sum(),
              "newly_answered", answered.sum(),
              "decisions", List.copyOf(decisions)));
    }
  }

  void add(String decision, Verdict before, Verdict after, Set<String> fired, Set<String> firing) {
    replayed.increment();
    if (before != after) {
      changed.increment();
      verdicts
          .computeIfAbsent(before.code() + " to " + after.code(), key -> new LongAdder())
          .increment();
    }
    firing.stream()
        .filter(policy -> !fired.contains(policy))
        .forEach(policy -> count(policy, decision, before, after, true));
    fired.stream()
        .filter(policy -> !firing.contains(policy))
        .forEach(policy -> count(policy, decision, before, after, false));
  }

  private void count(String policy, String decision, Verdict before, Verdict after, boolean more) {
    PolicyDiff diff = policies.computeIfAbsent(policy, id -> new PolicyDiff());
    (more ? diff.more : diff.less).increment();
    if (answers(before) && !answers(after)) {
      diff.refused.increment();
    } else if (!answers(before) && answers(after)) {
      diff.answered.increment();
    }
    if (diff.decisions.size() < EXAMPLES) {
      diff.decisions.add(decision);
    }
  }

  private static boolean answers(Verdict verdict) {
    return verdict == Verdict.ALLOW || verdict == Verdict.TRANSFORM;
  }

  void unreadable() {
    unreadable.increment();
  }

  public long replayed() {
    return replayed.sum();
  }

  /** Plain values, for JSON. */
  public Map<String, Object> plain() {
    Map<String, Object> plain = new TreeMap<>();
    plain.put("replayed", replayed.sum());
    plain.put("changed", changed.sum());
    plain.put("unreadable", unreadable.sum());
    Map<String, Long> changes = new TreeMap<>();
    verdicts.forEach((change, count) -> changes.put(change, count.sum()));
    plain.put("verdicts", changes);
    Map<String, Object> byPolicy = new TreeMap<>();
    policies.forEach((policy, diff) -> byPolicy.put(policy, diff.plain()));
    plain.put("policies", byPolicy);
    return plain;
  }
}
