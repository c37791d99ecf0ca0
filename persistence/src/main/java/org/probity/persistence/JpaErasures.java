package org.probity.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.probity.domain.erasure.ErasureRequest;
import org.probity.domain.erasure.ErasureRequest.State;
import org.probity.domain.erasure.Erasures;
import org.probity.domain.erasure.LegalHold;

/** Requests for erasure and legal holds in PostgreSQL. */
public final class JpaErasures implements Erasures {
  private final UnitOfWork work;

  public JpaErasures(UnitOfWork work) {
    this.work = work;
  }

  @Override
  public Optional<ErasureRequest> find(UUID id) {
    return work.call(em -> Optional.ofNullable(em.find(ErasureRequest.class, id)));
  }

  @Override
  public List<ErasureRequest> pending() {
    return work.call(
        em ->
            em.createQuery(
                    "from ErasureRequest where state = :pending order by requestedAt",
                    ErasureRequest.class)
                .setParameter("pending", State.PENDING)
                .getResultList());
  }

  @Override
  public List<ErasureRequest> latest(int size) {
    return work.call(
        em ->
            em.createQuery("from ErasureRequest order by requestedAt desc", ErasureRequest.class)
                .setMaxResults(size)
                .getResultList());
  }

  @Override
  public boolean isPending(byte[] subject) {
    return work.call(
        em ->
            em.createQuery(
                        "select count(*) from ErasureRequest"
                            + " where subject = :subject and state = :pending",
                        Long.class)
                    .setParameter("subject", subject)
                    .setParameter("pending", State.PENDING)
                    .getSingleResult()
                > 0);
  }

  @Override
  public Optional<LegalHold> hold(UUID id) {
    return work.call(em -> Optional.ofNullable(em.find(LegalHold.class, id)));
  }

  @Override
  public List<LegalHold> holds() {
    return work.call(
        em ->
            em.createQuery("from LegalHold where liftedAt is null order by setAt", LegalHold.class)
                .getResultList());
  }
}
