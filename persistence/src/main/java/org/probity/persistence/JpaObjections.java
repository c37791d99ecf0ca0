package org.probity.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.probity.domain.consent.Objection;
import org.probity.domain.consent.Objection.State;
import org.probity.domain.consent.Objections;

/** The register of objections in PostgreSQL. */
public final class JpaObjections implements Objections {
  private final UnitOfWork work;

  public JpaObjections(UnitOfWork work) {
    this.work = work;
  }

  @Override
  public Optional<Objection> find(UUID id) {
    return work.call(em -> Optional.ofNullable(em.find(Objection.class, id)));
  }

  @Override
  public List<Objection> standing() {
    return work.call(
        em ->
            em.createQuery(
                    "from Objection where state = :standing order by raisedAt", Objection.class)
                .setParameter("standing", State.STANDING)
                .getResultList());
  }

  @Override
  public boolean objected(String application, String purpose, byte[] subjectRef) {
    return work.call(
        em ->
            em.createQuery(
                        "select count(*) from Objection where subjectRef = :subject"
                            + " and application = :application and state <> :overruled"
                            + " and (purpose is null or purpose = :purpose)",
                        Long.class)
                    .setParameter("subject", subjectRef)
                    .setParameter("application", application)
                    .setParameter("overruled", State.OVERRULED)
                    .setParameter("purpose", purpose)
                    .getSingleResult()
                > 0);
  }
}
