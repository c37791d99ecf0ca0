package org.probity.web.pages.policies;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.DecisionCriteria;
import org.probity.domain.decision.Decisions;
import org.probity.domain.policy.PackState;
import org.probity.rules.Example;
import org.probity.rules.FactTable;
import org.probity.rules.Policy;
import org.probity.rules.condition.Clauses;
import org.probity.rules.condition.Condition;
import org.probity.web.api.AccessLog;
import org.probity.web.pages.Addresses;
import org.probity.web.pages.Language;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;

/** One policy of a pack. */
@Named
@RequestScoped
public class PolicyPage {
  private static final Duration COUNTED = Duration.ofDays(30);
  @Inject private Shelf shelf;
  @Inject private Decisions decisions;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private Language language;
  @Inject private Clock clock;
  private Shelf.@Nullable Kept kept;
  private @Nullable Policy policy;
  private @Nullable String pack;
  private String id = "";

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public PolicyPage() {}

  /**
   * One comparison of the condition.
   *
   * @param meaning of the fact
   * @param operator its constant, for words
   */
  public record Comparison(String fact, String meaning, String operator, String value) {}

  public void open() throws IOException {
    kept = shelf.find(pack).orElse(null);
    policy = kept == null ? null : kept.policy(id).orElse(null);
    if (kept == null || policy == null) {
      Addresses.missing();
      return;
    }
    access.read(visitor.caller(), "policy", kept.id() + " " + id);
  }

  public String getAnswer() {
    if (kept == null || policy == null) {
      return "";
    }
    if (kept.state() != PackState.ACTIVE) {
      return words.of("policy.answer.other", kept.name());
    }
    LocalDate today = LocalDate.now(clock);
    if (policy.inForce(today)) {
      return words.of("policy.answer", fired());
    }
    LocalDate from = policy.appliesFrom();
    return from != null && today.isBefore(from)
        ? words.of("policy.answer.later", from)
        : words.of("policy.answer.ended", policy.appliesUntil());
  }

  private long fired() {
    DecisionCriteria lately = DecisionCriteria.any().since(clock.instant().minus(COUNTED));
    return decisions
        .search(Decisions.Query.latest(lately.with(DecisionCriteria.Field.RULE, id), 0, 1))
        .total();
  }

  /** The condition as alternatives; empty where it is too long for that. */
  public List<List<Comparison>> getClauses() {
    return policy == null
        ? List.of()
        : Clauses.of(policy.condition()).orElse(List.of()).stream()
            .map(clause -> clause.stream().map(this::comparison).toList())
            .toList();
  }

  private Comparison comparison(Condition.Test test) {
    var fact = FactTable.shipped().get(test.fact());
    return new Comparison(
        test.fact(),
        language.isChinese() ? fact.descriptionZh() : fact.description(),
        test.operator().name(),
        Clauses.text(test.operand()));
  }

  public List<Map.Entry<Boolean, List<Map.Entry<String, Object>>>> getExamples() {
    return policy == null
        ? List.of()
        : policy.examples().stream().map(PolicyPage::example).toList();
  }

  private static Map.Entry<Boolean, List<Map.Entry<String, Object>>> example(Example example) {
    return Map.entry(example.fires(), List.copyOf(new TreeMap<>(example.facts()).entrySet()));
  }

  public String getTitle() {
    return policy == null ? "" : language.isChinese() ? policy.titleZh() : policy.title();
  }

  public String getStatement() {
    return policy == null ? "" : language.isChinese() ? policy.statementZh() : policy.statement();
  }

  public String getOtherTitle() {
    return policy == null ? "" : language.isChinese() ? policy.title() : policy.titleZh();
  }

  public String getOtherStatement() {
    return policy == null ? "" : language.isChinese() ? policy.statement() : policy.statementZh();
  }

  public @Nullable Policy getPolicy() {
    return policy;
  }

  public Shelf.@Nullable Kept getKept() {
    return kept;
  }

  public @Nullable String getPack() {
    return pack;
  }

  public void setPack(@Nullable String pack) {
    this.pack = pack;
  }

  public String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id == null ? "" : id;
  }
}
