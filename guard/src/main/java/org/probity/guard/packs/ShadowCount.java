package org.probity.guard.packs;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.probity.domain.decision.RuleHit;
import org.probity.rules.Judgement;

/** How often a pack in shadow judged otherwise than the active one, in all and by policy. */
public final class ShadowCount {
  private final LongAdder judged = new LongAdder();
  private final LongAdder stricter = new LongAdder();
  private final LongAdder looser = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Map<String, LongAdder> firedMore = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> firedLess = new ConcurrentHashMap<>();

  void judged(Judgement active, Judgement shadow) {
    judged.increment();
    int order = shadow.verdict().compareTo(active.verdict());
    if (order < 0) {
      stricter.increment();
    } else if (order > 0) {
      looser.increment();
    }
    count(shadow, active, firedMore);
    count(active, shadow, firedLess);
  }

  void failed() {
    failed.increment();
  }

  private static void count(Judgement here, Judgement there, Map<String, LongAdder> into) {
    for (RuleHit hit : here.hits()) {
      if (hit.inForce() && there.hits().stream().noneMatch(other -> same(hit, other))) {
        into.computeIfAbsent(hit.policy(), id -> new LongAdder()).increment();
      }
    }
  }

  private static boolean same(RuleHit one, RuleHit two) {
    return two.inForce() && one.policy().equals(two.policy()) && one.effect() == two.effect();
  }

  /** Plain values, for JSON. */
  public Map<String, Object> plain() {
    return new TreeMap<>(
        Map.of(
            "judged", judged.sum(),
            "stricter", stricter.sum(),
            "looser", looser.sum(),
            "failed", failed.sum(),
            "fired_more", plain(firedMore),
            "fired_less", plain(firedLess)));
  }

  private static Map<String, Long> plain(Map<String, LongAdder> counts) {
    Map<String, Long> plain = new TreeMap<>();
    counts.forEach((policy, count) -> plain.put(policy, count.sum()));
    return plain;
  }
}
