package org.probity.launcher.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Verdict;
import org.probity.launcher.LauncherException;
import org.probity.rules.FactTable;
import org.probity.rules.PolicyPack;
import org.probity.rules.RulesException;
import org.probity.rules.check.PackProof;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.ConditionParser;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Proves statements about every request there can be, or shows one that refutes them. */
@Command(
    name = "prove",
    description =
        "Proves that PACK is at least as strict as another, equals it, or never answers requests of"
            + " some kind; or shows the request of which that is not true. Exit code 1 if something"
            + " is refuted.",
    mixinStandardHelpOptions = true)
public final class PolicyProve implements Callable<Integer> {
  @Parameters(paramLabel = "PACK", description = Pack.DESCRIPTION)
  private String name = "";

  @Option(
      names = "--against",
      paramLabel = "PACK",
      description = "The pack to compare with. Default: shipped, unless --never is given.")
  private @Nullable String against;

  @Option(names = "--equal", description = "Proves that both packs are equal, not only as strict.")
  private boolean equal;

  @Option(
      names = "--never",
      paramLabel = "CONDITION",
      description =
          "Proves that no request of which CONDITION is known is answered, as \"r.purpose =="
              + " SOCIAL_SCORING and jurisdictions has EU\". May be repeated.")
  private List<String> never = List.of();

  @Mixin private Pack pack = new Pack();
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    PolicyPack candidate = Pack.read(name);
    PackProof proof = new PackProof(pack.date());
    Map<String, Object> result = new LinkedHashMap<>();
    List<PackProof.Answer> answers = new ArrayList<>();
    if (against != null || never.isEmpty()) {
      PolicyPack reference = Pack.read(against == null ? Pack.SHIPPED : against);
      PackProof.Answer whole =
          equal ? proof.equal(candidate, reference) : proof.atLeastAsStrict(candidate, reference);
      answers.add(whole);
      result.put(equal ? "equal" : "at_least_as_strict", plain(whole));
      Map<String, Object> policies = new LinkedHashMap<>();
      proof
          .perPolicy(candidate, reference)
          .forEach(
              (id, answer) -> {
                if (!answer.holds()) {
                  policies.put(id, plain(answer));
                }
              });
      result.put("looser_policies", policies);
    }
    Map<String, Object> invariants = new LinkedHashMap<>();
    for (String condition : never) {
      PackProof.Answer answer =
          proof.never(candidate, parsed(condition), Set.of(Verdict.ALLOW, Verdict.TRANSFORM));
      answers.add(answer);
      invariants.put(condition, plain(answer));
    }
    if (!invariants.isEmpty()) {
      result.put("never_answered", invariants);
    }
    result.put("date", pack.date().toString());
    output.result(result);
    return answers.stream().allMatch(PackProof.Answer::holds) ? 0 : 1;
  }

  private static Condition parsed(String condition) {
    try {
      return ConditionParser.parse(condition, FactTable.shipped());
    } catch (RulesException e) {
      throw new LauncherException("The condition, %s", e.getMessage()).because(e);
    }
  }

  private static Map<String, Object> plain(PackProof.Answer answer) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("holds", answer.holds());
    plain.put("text", answer.text());
    plain.put("text_zh", answer.textZh());
    if (answer.counterexample() != null) {
      plain.put("counterexample", answer.counterexample());
    }
    return plain;
  }
}
