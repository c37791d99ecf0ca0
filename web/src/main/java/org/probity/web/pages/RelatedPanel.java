package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Ledger;
import org.probity.domain.decision.DecisionCriteria;
import org.probity.domain.decision.DecisionCriteria.Field;
import org.probity.domain.decision.DecisionSummary;
import org.probity.domain.decision.Decisions;
import org.probity.domain.decision.RuleHit;
import org.probity.guard.Decision;
import org.probity.web.api.ExportDesk;
import org.probity.web.http.Refusal;

/** Decisions that belong beside the one that is read, and its own evidence to take away. */
@Named("related")
@RequestScoped
public class RelatedPanel {
  private static final int MOST = 5;
  @Inject private Decisions decisions;
  @Inject private RecordedCase recorded;
  @Inject private Ledger ledger;
  @Inject private ExportDesk exports;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private HttpServletRequest request;
  private @Nullable List<Group> groups;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public RelatedPanel() {}

  /**
   * @param title a key of words
   * @param address of the whole list
   * @param lines the latest others
   */
  public record Group(String title, String address, List<DecisionSummary> lines) {}

  /** About the same person, and of the same application by the same rule; none that is empty. */
  public List<Group> getGroups() {
    List<Group> found = groups;
    if (found == null) {
      found = new ArrayList<>();
      Decision decision = recorded.decision();
      if (decision != null) {
        addPerson(decision, found);
        addRule(decision, found);
      }
      groups = found;
    }
    return found;
  }

  private void addPerson(Decision decision, List<Group> to) {
    String subject = decision.context().subject();
    if (subject != null) {
      byte[] reference = ledger.reference(subject);
      DecisionFilter filter =
          new DecisionFilter(Map.of(DecisionFilter.PERSON, DecisionFilter.token(reference)));
      add("related.person", filter.here(), filter.query().criteria(), decision, to);
    }
  }

  private void addRule(Decision decision, List<Group> to) {
    decision.inForce().stream()
        .map(RuleHit::policy)
        .sorted()
        .findFirst()
        .ifPresent(
            rule ->
                add(
                    "related.rule",
                    new DecisionFilter(Map.of("rule", rule, "application", decision.application()))
                        .here(),
                    DecisionCriteria.any()
                        .with(Field.RULE, rule)
                        .with(Field.APPLICATION, decision.application()),
                    decision,
                    to));
  }

  private void add(
      String title, String address, DecisionCriteria criteria, Decision decision, List<Group> to) {
    List<DecisionSummary> others =
        decisions.search(Decisions.Query.latest(criteria, 0, MOST + 1)).decisions().stream()
            .filter(each -> !each.id().equals(decision.id().value()))
            .limit(MOST)
            .toList();
    if (!others.isEmpty()) {
      to.add(new Group(title, address, others));
    }
  }

  /** Asks for a bundle of what the ledger holds about this decision, and goes to its page. */
  public @Nullable String export() {
    UUID id = Addresses.id(request.getParameter("id")).orElse(null);
    if (id == null || !visitor.isReader()) {
      return Problems.say(words.of("problem.FORBIDDEN"));
    }
    try {
      return "/export?faces-redirect=true&id=" + exports.decision(id, visitor.caller());
    } catch (Refusal e) {
      return Problems.say(words.of("problem.UNPROCESSABLE") + " " + words.reason(e));
    }
  }
}
