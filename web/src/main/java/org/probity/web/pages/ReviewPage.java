package org.probity.web.pages;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.review.Review;
import org.probity.domain.review.Reviews;
import org.probity.guard.Decision;
import org.probity.guard.GuardException;
import org.probity.guard.review.ReviewDesk;
import org.probity.guard.review.Shown;
import org.probity.web.api.AccessLog;

/** One held decision, and the form in which an officer decides it. */
@Named
@RequestScoped
public class ReviewPage {
  private static final int LONGEST_REASON = 2000;
  @Inject private Reviews reviews;
  @Inject private ReviewDesk desk;
  @Inject private RecordedCase recorded;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Clock clock;
  @Inject private Words words;
  @Inject private Language language;
  @Inject private HttpServletRequest request;
  private @Nullable Review review;
  private String verdict = "";
  private String reason = "";
  private String passReason = "";
  private boolean confirmed;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ReviewPage() {}

  /** Before any component is asked whether it is there: the form is, while the case waits. */
  @PostConstruct
  void find() {
    review = Addresses.id(request.getParameter("id")).flatMap(reviews::find).orElse(null);
  }

  /** On the first request and on every post-back. */
  public void open() throws IOException {
    if (review == null) {
      Addresses.missing();
      return;
    }
    access.read(visitor.caller(), "review", review.id().toString());
    recorded.open(review.decisionId());
    if (isDecidable() && request.getSession().getAttribute(opened()) == null) {
      request.getSession().setAttribute(opened(), clock.instant());
    }
  }

  public @Nullable String claim() {
    return act(waiting -> desk.claim(waiting, visitor.caller()));
  }

  public @Nullable String decide() {
    String problem = problem();
    if (problem != null) {
      refuse(words.of(problem));
      return null;
    }
    return act(
        waiting ->
            desk.decide(
                waiting, verdict.equals("allow"), reason.strip(), shown(), visitor.caller()));
  }

  /** To a second officer. */
  public @Nullable String passOn() {
    if (passReason.isBlank() || passReason.length() > LONGEST_REASON) {
      refuse(words.of("review.reason.missing"));
      return null;
    }
    return act(waiting -> desk.passOn(waiting, passReason.strip(), shown(), visitor.caller()));
  }

  /** As this page shows it; nothing of a decision whose content was erased. */
  private Shown shown() {
    Instant opened = request.getSession().getAttribute(opened()) instanceof Instant at ? at : null;
    return new Shown(
        "page",
        recorded.decision() == null ? List.of() : List.of("rules", "inputs"),
        language.getCode(),
        opened == null ? null : Duration.between(opened, clock.instant()));
  }

  /** Under which the session keeps when this officer opened the case first. */
  private String opened() {
    return "probity.review." + (review == null ? "" : review.id());
  }

  private @Nullable String problem() {
    if (!verdict.equals("allow") && !verdict.equals("deny")) {
      return "review.choose";
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      return "review.reason.missing";
    }
    return confirmed ? null : "review.unconfirmed";
  }

  /** Something an officer does to a waiting review. */
  private interface Act {
    Review on(UUID review);
  }

  private @Nullable String act(Act act) {
    if (review == null || !visitor.isOfficer()) {
      refuse(words.of("review.readonly"));
      return null;
    }
    try {
      act.on(review.id());
      return "/review?faces-redirect=true&id=" + review.id();
    } catch (GuardException e) {
      refuse(words.code("review.problem", e.kind()));
      return null;
    } catch (OptimisticLockException e) {
      refuse(words.code("review.problem", GuardException.Kind.CONFLICT));
      return null;
    }
  }

  private static void refuse(String sentence) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
  }

  public boolean isDecidable() {
    return review != null
        && visitor.isOfficer()
        && review.waiting()
        && !review.overdue(clock.instant())
        && !visitor.caller().id().equals(review.firstBy())
        && (review.claimedBy() == null || review.claimedBy().equals(visitor.caller().id()));
  }

  /**
   * Whether the form is there: also when it was sent and the case no longer waits, so that the desk
   * can say why nothing came of it.
   */
  public boolean isAnswering() {
    return isDecidable()
        || (review != null
            && visitor.isOfficer()
            && FacesContext.getCurrentInstance().isPostback());
  }

  /** Whether a second officer can be asked for. */
  public boolean isPassable() {
    return isDecidable() && review != null && !review.fourEyes();
  }

  public boolean isClaimable() {
    return isDecidable() && review != null && review.claimedBy() == null;
  }

  public boolean isOverdue() {
    return review != null && review.overdue(clock.instant());
  }

  public String getAnswer() {
    Review shown = review;
    if (shown == null) {
      return "";
    }
    if (isOverdue()) {
      return words.of("review.answer.overdue");
    }
    return shown.waiting() && shown.firstBy() != null
        ? words.of("review.answer.first")
        : words.code("review.answer", shown.state());
  }

  public @Nullable Review getReview() {
    return review;
  }

  public @Nullable Decision getDecision() {
    return recorded.decision();
  }

  /** What happened, of the held decision. */
  public List<RecordedCase.Event> getEvents() {
    return recorded.events();
  }

  public List<TensorView> getInputs() {
    return recorded.inputs();
  }

  public String getVerdict() {
    return verdict;
  }

  /** Null when nothing was chosen. */
  public void setVerdict(@Nullable String verdict) {
    this.verdict = verdict == null ? "" : verdict;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason == null ? "" : reason;
  }

  public String getPassReason() {
    return passReason;
  }

  public void setPassReason(@Nullable String reason) {
    this.passReason = reason == null ? "" : reason;
  }

  public boolean isConfirmed() {
    return confirmed;
  }

  public void setConfirmed(boolean confirmed) {
    this.confirmed = confirmed;
  }
}
