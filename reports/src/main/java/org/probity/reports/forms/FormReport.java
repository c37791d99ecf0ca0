package org.probity.reports.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.probity.rules.Policy;
import org.probity.rules.PolicyPack;

/** A form with its lines answered from what the entries of a bundle show. */
public final class FormReport {
  private static final String RULES = "rules:";

  private final Form form;
  private final FormText text;
  private final Words words;
  private final List<Answer> answers;

  private FormReport(Form form, FormText text, Words words, List<Answer> answers) {
    this.form = form;
    this.text = text;
    this.words = words;
    this.answers = List.copyOf(answers);
  }

  /**
   * @param packs those in the bundle, whose policies cite the clauses they were written after
   */
  static FormReport of(Form form, Evidence evidence, OnRecord onRecord, List<PolicyPack> packs) {
    FormText text = FormResources.form(form);
    Words words = FormResources.words();
    List<Answer> answers = new ArrayList<>();
    for (FormText.Line line : text.lines()) {
      List<Fact> facts = new ArrayList<>();
      line.facts().forEach(code -> facts.addAll(FactKind.of(code).in(onRecord)));
      List<Answer.Shown> shown = new ArrayList<>();
      for (String selector : line.entries()) {
        if (selector.startsWith(RULES)) {
          shown.addAll(fired(selector.substring(RULES.length()), evidence, packs));
        } else {
          evidence
              .of(selector)
              .ifPresent(hits -> shown.add(new Answer.Shown(words.entry(selector), hits)));
        }
      }
      answers.add(new Answer(line, facts, shown));
    }
    return new FormReport(form, text, words, answers);
  }

  /**
   * @param citation a source and the beginning of its clause, as {@code AI Act 14}
   */
  private static List<Answer.Shown> fired(
      String citation, Evidence evidence, List<PolicyPack> packs) {
    Map<String, Policy> policies = new TreeMap<>();
    for (PolicyPack pack : packs) {
      pack.policies().stream()
          .filter(policy -> citations(policy).anyMatch(each -> begins(each, citation)))
          .forEach(policy -> policies.put(policy.id(), policy));
    }
    List<Answer.Shown> shown = new ArrayList<>();
    policies.forEach(
        (id, policy) ->
            evidence
                .ofRule(id)
                .ifPresent(
                    hits ->
                        shown.add(
                            new Answer.Shown(
                                new Words.Pair(
                                    "Decisions in which the policy "
                                        + id
                                        + " counted: "
                                        + policy.title(),
                                    "策略 " + id + " 起作用的决定：" + policy.titleZh()),
                                hits))));
    return shown;
  }

  private static Stream<String> citations(Policy policy) {
    return policy.sources().stream()
        .map(source -> source.citation().source() + " " + source.citation().clause());
  }

  /** Clause 14 begins 14(4) and 14-15, not 144. */
  private static boolean begins(String citation, String wanted) {
    return citation.startsWith(wanted)
        && (citation.length() == wanted.length()
            || !Character.isLetterOrDigit(citation.charAt(wanted.length())));
  }

  public Form form() {
    return form;
  }

  FormText text() {
    return text;
  }

  Words words() {
    return words;
  }

  List<Answer> answers() {
    return answers;
  }
}
