package org.probity.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.consent.Consent;
import org.probity.domain.consent.Consents;

/** The consent register in PostgreSQL. */
public final class JpaConsents implements Consents {
  private final UnitOfWork work;

  public JpaConsents(UnitOfWork work) {
    this.work = work;
  }

  @Override
  public Optional<Consent> find(UUID id) {
    return work.call(em -> Optional.ofNullable(em.find(Consent.class, id)));
  }

  @Override
  public List<Consent> of(String application, String purpose, byte[] subjectRef) {
    return work.call(
        em ->
            em.createQuery(
                    "from Consent where application = :application and purpose = :purpose"
                        + " and subjectRef = :subject order by givenAt desc",
                    Consent.class)
                .setParameter("application", application)
                .setParameter("purpose", purpose)
                .setParameter("subject", subjectRef)
                .getResultList());
  }

  @Override
  public List<Consent> of(byte[] subjectRef) {
    return work.call(
        em ->
            em.createQuery(
                    "from Consent where subjectRef = :subject order by givenAt desc", Consent.class)
                .setParameter("subject", subjectRef)
                .getResultList());
  }

  @Override
  public List<Consent> latest(@Nullable Boolean standing, int page, int size) {
    String which = standing == null ? "" : where(standing);
    return work.call(
        em ->
            em.createQuery("from Consent" + which + " order by givenAt desc, id", Consent.class)
                .setFirstResult(Math.multiplyExact(page, size))
                .setMaxResults(size)
                .getResultList());
  }

  @Override
  public long count(boolean standing) {
    return work.call(
        em ->
            em.createQuery("select count(*) from Consent" + where(standing), Long.class)
                .getSingleResult());
  }

  private static String where(boolean standing) {
    return " where withdrawnAt is " + (standing ? "null" : "not null");
  }
}
