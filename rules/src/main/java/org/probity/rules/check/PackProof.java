package org.probity.rules.check;

import com.microsoft.z3.BoolExpr;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.Verdict;
import org.probity.rules.FactSheet;
import org.probity.rules.Policy;
import org.probity.rules.PolicyPack;
import org.probity.rules.condition.Condition;

/**
 * Statements about every request there can be, on one date and at any one stage: proven, or refuted
 * by a request. Between two packs, and about one.
 */
public final class PackProof {
  private static final List<Effect> CHANGES =
      List.of(Effect.REDACT, Effect.LABEL, Effect.WATERMARK, Effect.TRANSFORM);

  private final LocalDate date;

  /**
   * @param date on which policies are in force or not
   */
  public PackProof(LocalDate date) {
    this.date = date;
  }

  /**
   * @param holds whether it is true of every request
   * @param counterexample what a request of which it is not differs in from the base input, or null
   */
  public record Answer(
      boolean holds, String text, String textZh, @Nullable Map<String, Object> counterexample) {}

  /** Whether the candidate stops, holds and changes all that the reference does. */
  public Answer atLeastAsStrict(PolicyPack candidate, PolicyPack reference) {
    try (Search search = search(candidate, reference, List.of())) {
      Side sure = new Side(search, candidate, date);
      Side asked = new Side(search, reference, date);
      List<BoolExpr> looser = new ArrayList<>();
      for (Effect effect : Effect.values()) {
        if (effect != Effect.ALLOW) {
          BoolExpr demanded =
              CHANGES.contains(effect) ? asked.demands(effect) : asked.atLeast(effect);
          looser.add(search.z3().mkAnd(demanded, search.z3().mkNot(sure.covers(effect))));
        }
      }
      return answer(
          base(candidate, reference),
          search.find(base(candidate, reference), search.symbols().facts(), or(search, looser)),
          "The candidate is at least as strict as the reference.",
          "候选规则包不弱于参照规则包。",
          "The candidate lets through what the reference does not.",
          "候选规则包放行了参照规则包不放行的请求。");
    }
  }

  /** Each policy of the reference: whether the candidate's of the same id is as strict. */
  public Map<String, Answer> perPolicy(PolicyPack candidate, PolicyPack reference) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    try (Search search = search(candidate, reference, List.of())) {
      for (Policy policy : inForce(reference)) {
        BoolExpr now =
            or(
                search,
                inForce(candidate).stream()
                    .filter(other -> other.id().equals(policy.id()))
                    .filter(other -> other.effect().covers(policy.effect()))
                    .map(other -> search.formulas().fires(other.condition()))
                    .toList());
        Optional<FactSheet> looser =
            search.find(
                base(candidate, reference),
                policy.condition().facts(),
                search.formulas().fires(policy.condition()),
                search.z3().mkNot(now));
        answers.put(
            policy.id(),
            answer(
                base(candidate, reference),
                looser,
                "The candidate's is at least as strict.",
                "候选规则不弱于原规则。",
                "The candidate's does not demand it here.",
                "候选规则在此不作同样要求。"));
      }
    }
    return answers;
  }

  /** Whether at every request the same policies fire, with the same effects and obligations. */
  public Answer equal(PolicyPack one, PolicyPack two) {
    try (Search search = search(one, two, List.of())) {
      List<BoolExpr> different = new ArrayList<>();
      Map<String, Policy> left = byId(one);
      Map<String, Policy> right = byId(two);
      Set<String> ids = new java.util.TreeSet<>(left.keySet());
      ids.addAll(right.keySet());
      for (String id : ids) {
        Policy a = left.get(id);
        Policy b = right.get(id);
        BoolExpr first = a == null ? search.z3().mkFalse() : search.formulas().fires(a.condition());
        BoolExpr second =
            b == null ? search.z3().mkFalse() : search.formulas().fires(b.condition());
        boolean alike =
            a == null
                || b == null
                || (a.effect() == b.effect()
                    && Set.copyOf(a.obligations()).equals(Set.copyOf(b.obligations())));
        different.add(alike ? search.z3().mkXor(first, second) : search.z3().mkOr(first, second));
      }
      return answer(
          base(one, two),
          search.find(base(one, two), search.symbols().facts(), or(search, different)),
          "The two packs are equal.",
          "两个规则包等价。",
          "The two packs differ.",
          "两个规则包不等价。");
    }
  }

  /**
   * Whether no request that is known to fulfil the condition ever gets one of the verdicts.
   *
   * @param verdicts as ALLOW and TRANSFORM for "is ever answered"
   */
  public Answer never(PolicyPack pack, Condition condition, Set<Verdict> verdicts) {
    try (Search search = search(pack, pack, List.of(condition))) {
      Side side = new Side(search, pack, date);
      BoolExpr got = or(search, verdicts.stream().map(side::gives).toList());
      return answer(
          pack.base(),
          search.find(
              pack.base(), search.symbols().facts(), search.formulas().known(condition), got),
          "No such request gets that verdict.",
          "没有任何此类请求会得到该结论。",
          "This request gets that verdict.",
          "该请求会得到该结论。");
    }
  }

  private static Answer answer(
      Map<String, Object> base,
      Optional<FactSheet> refuted,
      String yes,
      String yesZh,
      String no,
      String noZh) {
    return refuted
        .map(sheet -> new Answer(false, no, noZh, differences(base, sheet)))
        .orElseGet(() -> new Answer(true, yes, yesZh, null));
  }

  private static Map<String, Object> differences(Map<String, Object> base, FactSheet sheet) {
    Map<String, Object> different = new TreeMap<>(sheet.asMap());
    different.entrySet().removeIf(fact -> fact.getValue().equals(base.get(fact.getKey())));
    return different;
  }

  private static Search search(PolicyPack one, PolicyPack two, Collection<Condition> more) {
    Stream<Condition> policies =
        Stream.of(one, two).flatMap(pack -> pack.policies().stream()).map(Policy::condition);
    return new Search(Stream.concat(policies, more.stream()).toList());
  }

  private static Map<String, Object> base(PolicyPack one, PolicyPack two) {
    Map<String, Object> base = new HashMap<>(two.base());
    base.putAll(one.base());
    return base;
  }

  private List<Policy> inForce(PolicyPack pack) {
    return pack.policies().stream().filter(policy -> policy.inForce(date)).toList();
  }

  private Map<String, Policy> byId(PolicyPack pack) {
    Map<String, Policy> policies = new HashMap<>();
    inForce(pack).forEach(policy -> policies.put(policy.id(), policy));
    return policies;
  }

  private static BoolExpr or(Search search, List<BoolExpr> parts) {
    return search.formulas().or(parts);
  }

  /** What one pack demands, by the lattice of effects. */
  private record Side(Search search, PolicyPack pack, LocalDate date) {
    BoolExpr demands(Effect effect) {
      return any(e -> e == effect);
    }

    BoolExpr atLeast(Effect effect) {
      return any(e -> e.compareTo(effect) <= 0);
    }

    /** What stops or holds the answer makes every change of it needless. */
    BoolExpr covers(Effect effect) {
      return any(e -> e.covers(effect));
    }

    BoolExpr gives(Verdict verdict) {
      BoolExpr reached = any(e -> e.verdict() == verdict);
      BoolExpr exceeded = any(e -> e.verdict().compareTo(verdict) < 0);
      return verdict == Verdict.ALLOW
          ? search.z3().mkNot(exceeded)
          : search.z3().mkAnd(reached, search.z3().mkNot(exceeded));
    }

    private BoolExpr any(Predicate<Effect> effects) {
      return or(
          search,
          pack.policies().stream()
              .filter(policy -> policy.inForce(date) && effects.test(policy.effect()))
              .map(policy -> search.formulas().fires(policy.condition()))
              .toList());
    }
  }
}
