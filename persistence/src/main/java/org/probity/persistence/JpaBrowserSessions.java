package org.probity.persistence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.probity.domain.account.BrowserSession;
import org.probity.domain.account.BrowserSessions;

/** Browser sessions in PostgreSQL, so that every node knows of each that was ended. */
public final class JpaBrowserSessions implements BrowserSessions {
  private final UnitOfWork work;

  public JpaBrowserSessions(UnitOfWork work) {
    this.work = work;
  }

  @Override
  public Optional<BrowserSession> find(UUID id) {
    return work.call(em -> Optional.ofNullable(em.find(BrowserSession.class, id)));
  }

  @Override
  public List<BrowserSession> standing(Instant since) {
    return work.call(
        em ->
            em.createQuery(
                    "from BrowserSession where endedAt is null and seenAt > :since"
                        + " order by seenAt desc, id",
                    BrowserSession.class)
                .setParameter("since", since)
                .getResultList());
  }

  @Override
  public void start(BrowserSession session) {
    work.run(em -> em.persist(session));
  }

  @Override
  public void seen(UUID id, Instant now) {
    at("update BrowserSession set seenAt = :now where id = :id", id, now);
  }

  @Override
  public void end(UUID id, Instant now) {
    at("update BrowserSession set endedAt = :now where id = :id and endedAt is null", id, now);
  }

  private void at(String change, UUID id, Instant now) {
    work.run(
        em ->
            em.createQuery(change).setParameter("now", now).setParameter("id", id).executeUpdate());
  }

  @Override
  public void forget(Instant before) {
    work.run(
        em ->
            em.createQuery("delete from BrowserSession where seenAt < :before")
                .setParameter("before", before)
                .executeUpdate());
  }
}
