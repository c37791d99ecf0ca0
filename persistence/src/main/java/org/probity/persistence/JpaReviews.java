package org.probity.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.probity.domain.review.Review;
import org.probity.domain.review.Review.State;
import org.probity.domain.review.Reviews;

/** The review queue in PostgreSQL. */
public final class JpaReviews implements Reviews {
  private static final List<State> WAITING = List.of(State.OPEN, State.CLAIMED);
  private final UnitOfWork work;

  public JpaReviews(UnitOfWork work) {
    this.work = work;
  }

  @Override
  public Optional<Review> find(UUID id) {
    return work.call(em -> Optional.ofNullable(em.find(Review.class, id)));
  }

  @Override
  public Optional<Review> ofDecision(UUID decision) {
    return work.call(
        em ->
            em.createQuery("from Review where decisionId = :decision", Review.class)
                .setParameter("decision", decision)
                .getResultStream()
                .findFirst());
  }

  @Override
  public List<Review> waiting() {
    return work.call(
        em ->
            em.createQuery("from Review where state in :waiting order by deadline", Review.class)
                .setParameter("waiting", WAITING)
                .getResultList());
  }

  @Override
  public List<Review> overdue(Instant now) {
    return work.call(
        em ->
            em.createQuery(
                    "from Review where state in :waiting and deadline <= :now order by deadline",
                    Review.class)
                .setParameter("waiting", WAITING)
                .setParameter("now", now)
                .getResultList());
  }
}
