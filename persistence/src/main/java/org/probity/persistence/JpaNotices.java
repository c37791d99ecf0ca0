package org.probity.persistence;

import java.time.Instant;
import java.util.List;
import org.probity.domain.notice.Notice;
import org.probity.domain.notice.Notices;

/** Notices in PostgreSQL. */
public final class JpaNotices implements Notices {
  private static final String CLAIM =
      """
      UPDATE notice SET next_try = :until
      WHERE id IN (SELECT id FROM notice WHERE next_try <= :now AND created_at > :oldest
                   ORDER BY id LIMIT :size FOR UPDATE SKIP LOCKED)
      RETURNING id, kind, decision_id, rules, obligations, created_at, attempts, next_try,
                delivered_at, problem
      """;

  private final UnitOfWork work;

  public JpaNotices(UnitOfWork work) {
    this.work = work;
  }

  @Override
  @SuppressWarnings("unchecked") // a native query of entities
  public List<Notice> claim(Instant now, Instant until, Instant oldest, int size) {
    return work.call(
        em ->
            (List<Notice>)
                em.createNativeQuery(CLAIM, Notice.class)
                    .setParameter("now", now)
                    .setParameter("until", until)
                    .setParameter("oldest", oldest)
                    .setParameter("size", size)
                    .getResultList());
  }

  @Override
  public void save(Notice notice) {
    work.run(em -> em.merge(notice));
  }

  @Override
  public List<Notice> page(boolean undelivered, int page, int size) {
    String which = undelivered ? "where deliveredAt is null " : "";
    return work.call(
        em ->
            em.createQuery("from Notice " + which + "order by id desc", Notice.class)
                .setFirstResult(page * size)
                .setMaxResults(size)
                .getResultList());
  }

  @Override
  public void forgetBefore(Instant time) {
    work.run(
        em ->
            em.createQuery("delete from Notice where createdAt < :time")
                .setParameter("time", time)
                .executeUpdate());
  }
}
