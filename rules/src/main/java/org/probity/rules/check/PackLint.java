package org.probity.rules.check;

import com.microsoft.z3.BoolExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.probity.rules.FactSheet;
import org.probity.rules.Policy;
import org.probity.rules.PolicyPack;

/**
 * Finds policies that add nothing, never fire, never decide, or leave gaps, and pairs that fire
 * together with different effects. Judged as if every policy were in force.
 */
public final class PackLint implements AutoCloseable {
  private final PolicyPack pack;
  private final Search search;
  private final List<Remark> remarks = new ArrayList<>();

  private PackLint(PolicyPack pack) {
    this.pack = pack;
    this.search = new Search(pack.policies().stream().map(Policy::condition).toList());
  }

  /** Faults first, then overlaps; each in the pack's order. */
  public static List<Remark> check(PolicyPack pack) {
    return check(pack, true);
  }

  /** Without the overlaps, of which there are many and none is a fault. */
  public static List<Remark> faults(PolicyPack pack) {
    return check(pack, false);
  }

  private static List<Remark> check(PolicyPack pack, boolean overlaps) {
    try (PackLint lint = new PackLint(pack)) {
      lint.run(overlaps);
      return List.copyOf(lint.remarks);
    }
  }

  private void run(boolean overlaps) {
    List<Policy> possible = pack.policies().stream().filter(this::possible).toList();
    for (Policy policy : possible) {
      boolean adds = possible.stream().noneMatch(other -> subsumes(other, policy));
      if (adds) {
        reachable(policy, possible);
      }
    }
    for (Gaps.Gap gap : Gaps.of(possible)) {
      gap(gap);
    }
    for (int i = 0; overlaps && i < possible.size(); i++) {
      for (Policy later : possible.subList(i + 1, possible.size())) {
        overlap(possible.get(i), later);
      }
    }
  }

  private BoolExpr fires(Policy policy) {
    return search.formulas().fires(policy.condition());
  }

  private BoolExpr not(BoolExpr formula) {
    return search.z3().mkNot(formula);
  }

  private boolean possible(Policy policy) {
    boolean possible = search.exists(search.formulas().known(policy.condition()));
    if (!possible) {
      remark(
          Remark.Kind.IMPOSSIBLE,
          List.of(policy.id()),
          "No request whose facts are known can fire it.",
          "没有任何事实明确的请求能够触发该规则。",
          null);
    }
    return possible;
  }

  /** Of two that are the same the earlier stays. */
  private boolean subsumes(Policy other, Policy policy) {
    if (other.id().equals(policy.id())
        || !other.effect().covers(policy.effect())
        || !other.obligations().containsAll(policy.obligations())
        || !policy.condition().facts().containsAll(other.condition().facts())
        || search.exists(fires(policy), not(fires(other)))) {
      return false;
    }
    boolean same =
        other.effect() == policy.effect()
            && policy.obligations().containsAll(other.obligations())
            && !search.exists(fires(other), not(fires(policy)));
    if (same && pack.policies().indexOf(other) > pack.policies().indexOf(policy)) {
      return false;
    }
    remark(
        same ? Remark.Kind.DUPLICATE : Remark.Kind.SUBSUMED,
        List.of(policy.id(), other.id()),
        same
            ? policy.id() + " fires exactly when " + other.id() + " does, with the same effect."
            : "Whenever " + policy.id() + " fires, " + other.id() + " does, at least as strictly.",
        same
            ? policy.id() + " 与 " + other.id() + " 的触发条件和效果完全相同。"
            : policy.id() + " 触发时 " + other.id() + " 必然触发，且不弱于前者。",
        example(List.of(policy, other), fires(policy)));
    return true;
  }

  private void reachable(Policy policy, List<Policy> all) {
    List<BoolExpr> stronger =
        all.stream()
            .filter(other -> other.effect().verdict().compareTo(policy.effect().verdict()) < 0)
            .map(this::fires)
            .toList();
    if (!stronger.isEmpty()
        && !search.exists(
            search.formulas().known(policy.condition()), not(search.formulas().or(stronger)))) {
      remark(
          Remark.Kind.UNREACHABLE,
          List.of(policy.id()),
          "Whenever it fires a stronger effect does too, so it never decides.",
          "该规则触发时总有更强的效果同时生效，因此从不起决定作用。",
          example(List.of(policy), fires(policy)));
    }
  }

  private void gap(Gaps.Gap gap) {
    BoolExpr between =
        search.z3().mkEq(search.symbols().number(gap.fact()), search.z3().mkInt(gap.from()));
    BoolExpr rest = search.formulas().known(gap.rest());
    Map<String, Object> example =
        example(
            List.of(gap.below(), gap.above()),
            rest,
            between,
            not(search.symbols().unknown(gap.fact())),
            not(fires(gap.below())),
            not(fires(gap.above())));
    if (example != null) {
      String range = gap.fact() + " " + gap.from() + "–" + gap.to();
      remark(
          Remark.Kind.GAP,
          List.of(gap.below().id(), gap.above().id()),
          "Neither fires for " + range + ".",
          range + " 之间两条规则均不触发。",
          example);
    }
  }

  private void overlap(Policy one, Policy two) {
    if (one.effect() == two.effect()) {
      return;
    }
    BoolExpr both =
        search
            .z3()
            .mkAnd(
                search.formulas().known(one.condition()), search.formulas().known(two.condition()));
    Set<String> facts = facts(List.of(one, two));
    Map<String, Object> example = shown(search.any(pack.base(), facts, both), facts);
    if (example != null) {
      String stronger = one.effect().stronger(two.effect()).name();
      remark(
          Remark.Kind.OVERLAP,
          List.of(one.id(), two.id()),
          "Both can fire on one request; " + stronger + " wins.",
          "两条规则可能同时触发，以 " + stronger + " 为准。",
          example);
    }
  }

  /** The facts that the policies ask for, as near to the base input as it can be. */
  private @Nullable Map<String, Object> example(List<Policy> policies, BoolExpr... all) {
    Set<String> facts = facts(policies);
    return shown(search.find(pack.base(), facts, all), facts);
  }

  private static Set<String> facts(List<Policy> policies) {
    Set<String> facts = new TreeSet<>();
    policies.forEach(policy -> facts.addAll(policy.condition().facts()));
    return facts;
  }

  private static @Nullable Map<String, Object> shown(Optional<FactSheet> found, Set<String> facts) {
    return found
        .map(
            sheet -> {
              Map<String, Object> shown = new TreeMap<>(sheet.asMap());
              shown.keySet().retainAll(facts);
              return shown;
            })
        .orElse(null);
  }

  private void remark(
      Remark.Kind kind,
      List<String> policies,
      String text,
      String textZh,
      @Nullable Map<String, Object> example) {
    remarks.add(new Remark(kind, policies, text, textZh, example));
  }

  @Override
  public void close() {
    search.close();
  }
}
