package org.probity.web.pages;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.DecisionSummary;
import org.probity.domain.decision.Decisions;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.finding.Finding;
import org.probity.domain.review.Review;
import org.probity.domain.review.Reviews;
import org.probity.guard.Decision;
import org.probity.guard.explain.AttentionWalk;
import org.probity.web.api.AccessLog;

/** One decision in full. */
@Named
@RequestScoped
public class DecisionPage {
  @Inject private Decisions decisions;
  @Inject private Reviews reviews;
  @Inject private RecordedCase recorded;
  @Inject private AttentionWalk walk;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private InclusionCheck check;
  @Inject private Words words;
  @Inject private HttpServletRequest request;
  private @Nullable String id;
  private @Nullable String layer;
  private @Nullable String head;
  private AttentionWalk.@Nullable View attention;
  private @Nullable DecisionSummary line;
  private @Nullable Verification verification;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public DecisionPage() {}

  /**
   * Before any component is asked whether it is there: those of the content are, if it is known.
   */
  @PostConstruct
  void find() {
    Addresses.id(request.getParameter("id")).ifPresent(recorded::open);
  }

  /** On the first request and on every post-back. */
  public void open() throws IOException {
    line = Addresses.id(id).flatMap(decisions::find).orElse(null);
    if (line == null) {
      Addresses.missing();
      return;
    }
    access.read(visitor.caller(), "decision", line.id().toString());
    recorded.open(line.id());
  }

  public void verify() {
    if (line != null) {
      verification = check.verify(line);
    }
  }

  public @Nullable String getId() {
    return id;
  }

  public void setId(@Nullable String id) {
    this.id = id;
  }

  public @Nullable DecisionSummary getLine() {
    return line;
  }

  public @Nullable Verification getVerification() {
    return verification;
  }

  /** Content, unless it was erased or does not match its entry. */
  public @Nullable Decision getDecision() {
    return recorded.decision();
  }

  public RecordedCase.State getState() {
    return recorded.state();
  }

  public List<RecordedCase.Event> getEvents() {
    return recorded.events();
  }

  /** As in the receipt that the caller holds; empty if the entry cannot be read. */
  public String getLeafHash() {
    return recorded.events().stream()
        .filter(event -> line != null && event.index() == line.ledgerIndex())
        .map(RecordedCase.Event::leafHash)
        .findFirst()
        .orElse("");
  }

  public List<RuleHit> getRules() {
    return hits(true);
  }

  public List<RuleHit> getShadowRules() {
    return hits(false);
  }

  private List<RuleHit> hits(boolean inForce) {
    Decision decision = recorded.decision();
    return decision == null
        ? List.of()
        : decision.hits().stream()
            .filter(hit -> hit.inForce() == inForce)
            .sorted(Comparator.comparing(RuleHit::effect).thenComparing(RuleHit::policy))
            .toList();
  }

  public List<TensorView> getInputs() {
    return recorded.inputs();
  }

  public List<TensorView> getOutputs() {
    return recorded.outputs();
  }

  public List<Map.Entry<String, Object>> getFacts() {
    Decision decision = recorded.decision();
    return decision == null
        ? List.of()
        : decision.facts().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
  }

  /**
   * Attention at the layer and head of the address; null where the model has none, or cannot be
   * asked now.
   */
  public @Nullable AttentionPanel getAttention() {
    if (attention == null && line != null) {
      attention = recorded.attention(walk, place(layer), place(head));
    }
    AttentionWalk.View shown = attention;
    Explanation explanation = recorded.explanation();
    return shown == null || explanation == null || line == null
        ? null
        : new AttentionPanel(line.id(), explanation.id(), shown, words);
  }

  /** −1 for nothing. */
  private static int place(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
  }

  public @Nullable String getLayer() {
    return layer;
  }

  public void setLayer(@Nullable String layer) {
    this.layer = layer;
  }

  public @Nullable String getHead() {
    return head;
  }

  public void setHead(@Nullable String head) {
    this.head = head;
  }

  /** Kinds of personal data and secrets, with how sure their recogniser was. */
  public List<Finding> getFindings() {
    Decision decision = recorded.decision();
    return decision == null ? List.of() : decision.findings();
  }

  /** The review of a held decision, or null. */
  public @Nullable Review getReview() {
    return line == null ? null : reviews.ofDecision(line.id()).orElse(null);
  }
}
