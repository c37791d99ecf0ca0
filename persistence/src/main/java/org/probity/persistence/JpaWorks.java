package org.probity.persistence;

import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.probity.domain.work.Work;
import org.probity.domain.work.WorkForm;
import org.probity.domain.work.WorkKind;
import org.probity.domain.work.Works;

/** The register of works in PostgreSQL. */
public final class JpaWorks implements Works {
  private static final int FETCH = 1_000;
  private static final byte[] NONE = {};
  private static final String CHANGES =
      """
      SELECT id, kind, form, title, words, fingerprints, removed_at IS NOT NULL AS removed,
             greatest(entry_index, coalesce(removed_index, 0)) AS entry
      FROM work WHERE entry_index > :entry OR removed_index > :entry
      ORDER BY greatest(entry_index, coalesce(removed_index, 0))
      """;
  private final UnitOfWork work;

  public JpaWorks(UnitOfWork work) {
    this.work = work;
  }

  @Override
  public Optional<Work> find(UUID id) {
    return work.call(em -> Optional.ofNullable(em.find(Work.class, id)));
  }

  @Override
  public List<Work> page(int page, int size) {
    return work.call(
        em ->
            em.createQuery(
                    "from Work where removedAt is null order by entryIndex desc, id desc",
                    Work.class)
                .setFirstResult(page * size)
                .setMaxResults(size)
                .getResultList());
  }

  @Override
  public long count() {
    return work.call(
        em ->
            em.createQuery("select count(*) from Work where removedAt is null", Long.class)
                .getSingleResult());
  }

  @Override
  public List<Work> withDigests(List<byte[]> digests) {
    return digests.isEmpty()
        ? List.of()
        : work.call(
            em ->
                em.createQuery("from Work where digest in :digests", Work.class)
                    .setParameter("digests", digests)
                    .getResultList());
  }

  @Override
  public void changesAfter(long entry, Consumer<Change> consumer) {
    work.run(
        em -> {
          try (Stream<Tuple> rows =
              em.unwrap(Session.class)
                  .createNativeQuery(CHANGES, Tuple.class)
                  .setParameter("entry", entry)
                  .setFetchSize(FETCH)
                  .getResultStream()) {
            rows.forEach(row -> consumer.accept(change(row)));
          }
        });
  }

  private static Change change(Tuple row) {
    byte[] fingerprints = row.get("fingerprints", byte[].class);
    return new Change(
        row.get("id", UUID.class),
        WorkKind.valueOf(row.get("kind", String.class)),
        WorkForm.valueOf(row.get("form", String.class)),
        row.get("title", String.class),
        row.get("words", Number.class).intValue(),
        fingerprints == null ? NONE : fingerprints,
        row.get("removed", Boolean.class),
        row.get("entry", Number.class).longValue());
  }
}
