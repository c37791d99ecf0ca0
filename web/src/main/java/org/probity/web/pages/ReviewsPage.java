package org.probity.web.pages;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.domain.review.Review;
import org.probity.domain.review.Reviews;
import org.probity.guard.GuardException;
import org.probity.guard.review.ReviewDesk;
import org.probity.guard.review.Shown;
import org.probity.web.api.AccessLog;

/**
 * The queue of held decisions, the nearest deadline first. Several that are alike can be refused at
 * once; each release takes a look at its case.
 */
@Named
@RequestScoped
public class ReviewsPage {
  private static final int LONGEST_REASON = 2000;

  /** As many as one can have looked over. */
  private static final int MOST = 20;

  @Inject private Reviews reviews;
  @Inject private ReviewDesk desk;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Moments moments;
  @Inject private Words words;
  @Inject private Language language;
  @Inject private Clock clock;
  @Inject private HttpServletRequest request;
  private List<Review> waiting = List.of();
  private Set<String> ticked = Set.of();
  private String reason = "";
  private boolean confirmed;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ReviewsPage() {}

  /** Before any component is asked whether it is there: the form is, while something waits. */
  @PostConstruct
  void find() {
    Instant now = clock.instant();
    waiting = reviews.waiting().stream().filter(review -> !review.overdue(now)).toList();
    String[] given = request.getParameterValues("ticked");
    ticked = given == null ? Set.of() : new HashSet<>(List.of(given));
  }

  /** On the first request and on every post-back. */
  public void open() {
    access.read(visitor.caller(), "reviews", "waiting");
  }

  /** Those ticked, which are alike; each is a decision and a ledger entry of its own. */
  public @Nullable String refuse() {
    List<Review> chosen =
        waiting.stream().filter(review -> ticked(review) && tickable(review)).toList();
    String problem = problem(chosen);
    if (problem != null) {
      return Problems.say(words.of(problem));
    }
    Shown shown = new Shown("list", List.of("rules"), language.getCode(), null);
    int refused = 0;
    for (Review review : chosen) {
      try {
        desk.decide(review.id(), false, reason.strip(), shown, visitor.caller());
        refused++;
      } catch (GuardException e) {
        Problems.say(
            words.of("reviews.refuse.not", review.id(), words.code("review.problem", e.kind())));
      }
    }
    if (refused == chosen.size()) {
      return "/reviews?faces-redirect=true&refused=" + refused;
    }
    find();
    return null;
  }

  private @Nullable String problem(List<Review> chosen) {
    if (!visitor.isOfficer()) {
      return "review.readonly";
    }
    if (chosen.isEmpty() || chosen.size() > MOST) {
      return "reviews.refuse.none";
    }
    boolean alike =
        chosen.stream()
                .map(each -> List.of(each.model(), each.application(), each.rules()))
                .distinct()
                .count()
            == 1;
    if (!alike) {
      return "reviews.refuse.unlike";
    }
    if (reason.isBlank() || reason.length() > LONGEST_REASON) {
      return "review.reason.missing";
    }
    return confirmed ? null : "review.unconfirmed";
  }

  /** Whether this officer may decide it. */
  public boolean tickable(Review review) {
    String me = visitor.caller().id();
    return !me.equals(review.firstBy())
        && (review.claimedBy() == null || me.equals(review.claimedBy()));
  }

  public boolean ticked(Review review) {
    return ticked.contains(review.id().toString());
  }

  public List<Review> getWaiting() {
    return waiting;
  }

  public String getAnswer() {
    return waiting.stream()
        .map(Review::openedAt)
        .min(Comparator.naturalOrder())
        .map(oldest -> moments.span(Duration.between(oldest, clock.instant())))
        .map(span -> words.of("reviews.answer", waiting.size(), span))
        .orElseGet(() -> words.of("reviews.none"));
  }

  /** What was just done, as a sentence; empty if nothing was. */
  public String getDone() {
    String refused = request.getParameter("refused");
    return refused != null && refused.matches("[0-9]{1,2}")
        ? words.of("reviews.refuse.done", Integer.valueOf(refused))
        : "";
  }

  public int getMost() {
    return MOST;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason == null ? "" : reason;
  }

  public boolean isConfirmed() {
    return confirmed;
  }

  public void setConfirmed(boolean confirmed) {
    this.confirmed = confirmed;
  }
}
