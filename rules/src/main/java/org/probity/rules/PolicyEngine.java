package org.probity.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.drools.model.Model;
import org.drools.modelcompiler.KieBaseBuilder;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Stage;
import org.probity.rules.internal.Because;
import org.probity.rules.internal.CompiledRules;
import org.probity.rules.internal.Facts;
import org.probity.rules.internal.Hits;
import org.probity.rules.internal.Predicates;

/**
 * Judges fact sheets by one version of a pack. It never changes: another version is another engine.
 * Safe for many threads, since every judgement has a session of its own.
 */
public final class PolicyEngine {
  private final PolicyPack pack;
  private final KieBase rules;
  private final Predicates predicates;

  // Drools finds its services through the thread's class loader when first used, and in a WAR that
  // may be another's; so the first use is here, under the loader that has them. It also loads the
  // classes of the rules, for which no request shall wait.
  PolicyEngine(PolicyPack pack, Model model) {
    this.pack = pack;
    this.predicates = new Predicates(pack.policies().stream().map(Policy::condition).toList());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(PolicyEngine.class.getClassLoader());
    try {
      this.rules = KieBaseBuilder.createKieBaseFromModel(model);
      FactSheet base = FactSheet.builder().putAll(pack.base()).build();
      for (Stage stage : Stage.values()) {
        judge(base, stage, LocalDate.MAX);
      }
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /**
   * The shipped pack with the rules compiled at build time; no compiler runs.
   *
   * @throws RulesException if the rules are not those of the pack beside them
   */
  public static PolicyEngine shipped() {
    PolicyPack pack = PolicyPack.shipped();
    return new PolicyEngine(pack, CompiledRules.load(pack.hash()));
  }

  public PolicyPack pack() {
    return pack;
  }

  /**
   * Evaluates every policy.
   *
   * @param stage becomes the fact {@code r.stage}
   * @param date decides which policies are in force
   */
  public Judgement judge(FactSheet sheet, Stage stage, LocalDate date) {
    Facts facts = new Facts(sheet, stage);
    Hits fired = new Hits();
    try {
      fire(facts, fired);
    } catch (RuntimeException e) {
      // Which rules went unasked cannot be told, so every one counts as erred: a human decides.
      return Judgement.of(pack.policies().stream().map(p -> failed(p, stage, date)).toList());
    }
    List<RuleHit> hits = new ArrayList<>();
    for (Policy policy : pack.policies()) {
      if (fired.contains(policy.id())) {
        hits.add(hit(policy, facts, stage, date));
      }
    }
    return Judgement.of(hits);
  }

  /**
   * The policies in force that fire, with what each demands: as {@link #judge}, without saying why.
   */
  public Map<String, Effect> effects(FactSheet sheet, Stage stage, LocalDate date) {
    Hits fired = new Hits();
    boolean erred = false;
    try {
      fire(new Facts(sheet, stage), fired);
    } catch (RuntimeException e) {
      // As in judge: every policy counts as erred.
      erred = true;
    }
    Map<String, Effect> effects = new HashMap<>();
    for (Policy policy : pack.policies()) {
      if ((erred || fired.contains(policy.id())) && policy.inForce(date)) {
        effects.put(policy.id(), erred ? Effect.ESCALATE : policy.effect());
      }
    }
    return effects;
  }

  /**
   * Facts to ask {@link #quickEffects} of.
   *
   * @throws RulesException if there is no such fact, or a rule asks for it and the value is not of
   *     its type
   */
  public QuickFacts quickFacts(Map<String, ?> facts) {
    return new QuickFacts(predicates, predicates.assumed()).with(facts);
  }

  /**
   * As {@link #effects} and some times as fast, without the rules: by the conditions they were
   * generated from. For replays of very many decisions, which ask the rules now and then.
   *
   * @param facts of this engine
   */
  public Map<String, Effect> quickEffects(QuickFacts facts, Stage stage, LocalDate date) {
    Map<String, Effect> effects = new HashMap<>();
    for (int number : facts.holding(stage)) {
      Policy policy = pack.policies().get(number);
      if (policy.inForce(date)) {
        effects.put(policy.id(), policy.effect());
      }
    }
    return effects;
  }

  private void fire(Facts facts, Hits fired) {
    KieSession session = rules.newKieSession();
    try {
      session.setGlobal("hits", fired);
      session.insert(facts);
      session.fireAllRules();
    } finally {
      session.dispose();
    }
  }

  private static RuleHit hit(Policy policy, Facts facts, Stage stage, LocalDate date) {
    return new RuleHit(
        policy.id(),
        policy.title(),
        policy.titleZh(),
        policy.effect(),
        policy.severity(),
        stage,
        policy.citations(date),
        policy.obligations(),
        Because.of(policy.condition(), facts),
        policy.inForce(date),
        false);
  }

  private static RuleHit failed(Policy policy, Stage stage, LocalDate date) {
    return new RuleHit(
        policy.id(),
        policy.title(),
        policy.titleZh(),
        Effect.ESCALATE,
        policy.severity(),
        stage,
        policy.citations(date),
        policy.obligations(),
        List.of("The rule could not be evaluated."),
        policy.inForce(date),
        true);
  }
}
