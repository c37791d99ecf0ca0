package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Method;
import org.probity.explainability.ExplanationPictures;
import org.probity.guard.Decision;
import org.probity.guard.GuardException;
import org.probity.guard.InferenceRequest.ExplanationWish;
import org.probity.guard.explain.queue.ExplanationJob;
import org.probity.guard.explain.queue.ExplanationNode;
import org.probity.guard.explain.queue.ExplanationQueue;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;

/** The explanations of one decision side by side, and the form that asks for another. */
@Named("explaining")
@RequestScoped
public class ExplainPanel {
  @Inject private RecordedCase recorded;
  @Inject private Models models;
  @Inject private ExplanationQueue queue;
  @Inject private ExplanationNode node;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private Language language;
  private String method = "";
  private String problem = "";

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ExplainPanel() {}

  /** In the order in which they were made. */
  public List<ExplanationView> getViews() {
    return recorded.explanations().stream()
        .map(each -> new ExplanationView(each, words, language.getCode()))
        .toList();
  }

  /** The last that was asked for, owed or sampled; null if none was. */
  public @Nullable ExplanationJob getJob() {
    Decision decision = recorded.decision();
    return decision == null ? null : queue.ofDecision(decision.id().value()).orElse(null);
  }

  /** How it stands with one that is to come, or did not come about; empty if there is none. */
  public String getState() {
    ExplanationJob job = getJob();
    if (job == null || (job.state() == ExplanationJob.State.DONE && !getViews().isEmpty())) {
      return "";
    }
    return words.code("explain", job.state());
  }

  /** Whether the reader may ask for one. */
  public boolean isAsking() {
    ExplanationJob job = getJob();
    return visitor.isOfficer()
        && !recorded.outputs().isEmpty()
        && !getMethods().isEmpty()
        && (job == null || job.state() != ExplanationJob.State.WAITING);
  }

  /** Codes of the methods that make sense for the model and were not used yet. */
  public List<String> getMethods() {
    Decision decision = recorded.decision();
    if (decision == null) {
      return List.of();
    }
    Set<Method> used =
        recorded.explanations().stream().map(Explanation::method).collect(Collectors.toSet());
    return models
        .find(decision.model().name(), decision.model().version())
        .map(ModelInService::methods)
        .orElse(Set.of())
        .stream()
        .filter(each -> !used.contains(each))
        .sorted()
        .map(Method::code)
        .toList();
  }

  /** The methods, and before there is any explanation the one that suits the model first. */
  public List<String> getChoices() {
    return recorded.explanations().isEmpty()
        ? Stream.concat(Stream.of(""), getMethods().stream()).toList()
        : getMethods();
  }

  public String name(String code) {
    return code.isEmpty()
        ? words.of("explain.default")
        : ExplanationPictures.method(Method.of(code), language.getCode());
  }

  /** Comes back to the same page, where the explanation will be. */
  public @Nullable String explain() {
    Decision decision = recorded.decision();
    if (decision == null || !isAsking()) {
      return null;
    }
    String wanted = getMethods().contains(method) ? method : ExplanationWish.DEFAULT_METHOD;
    try {
      var unused =
          queue.request(decision, new ExplanationWish(wanted, Map.of()), visitor.caller().id());
      node.wake();
    } catch (GuardException e) {
      problem = words.of("explain.problem");
      return null;
    }
    return "decision.xhtml?faces-redirect=true&id=" + decision.id();
  }

  /** Why it could not be asked for, or empty. */
  public String getProblem() {
    return problem;
  }

  public String getMethod() {
    return method;
  }

  public void setMethod(@Nullable String method) {
    this.method = method == null ? "" : method;
  }
}
