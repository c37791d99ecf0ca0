package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.probity.domain.review.Review;
import org.probity.domain.review.Reviews;
import org.probity.web.api.AccessLog;

/** The queue of held decisions, the nearest deadline first. */
@Named
@RequestScoped
public class ReviewsPage {
  @Inject private Reviews reviews;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Moments moments;
  @Inject private Words words;
  @Inject private Clock clock;
  private List<Review> waiting = List.of();

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ReviewsPage() {}

  public void open() {
    access.read(visitor.caller(), "reviews", "waiting");
    Instant now = clock.instant();
    waiting = reviews.waiting().stream().filter(review -> !review.overdue(now)).toList();
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
}
