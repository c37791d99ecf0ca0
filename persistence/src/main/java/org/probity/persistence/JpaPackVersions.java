package org.probity.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.probity.domain.policy.PackState;
import org.probity.domain.policy.PackVersion;
import org.probity.domain.policy.PackVersions;

/** Packs in PostgreSQL. */
public final class JpaPackVersions implements PackVersions {
  private final UnitOfWork work;

  public JpaPackVersions(UnitOfWork work) {
    this.work = work;
  }

  @Override
  public Optional<PackVersion> find(UUID id) {
    return work.call(em -> Optional.ofNullable(em.find(PackVersion.class, id)));
  }

  @Override
  public Optional<PackVersion> in(PackState state) {
    return work.call(
        em ->
            em.createQuery("from PackVersion where state = :state", PackVersion.class)
                .setParameter("state", state)
                .getResultStream()
                .findFirst());
  }

  @Override
  public Optional<PackVersion> ofHash(String hash) {
    return work.call(
        em ->
            em.createQuery("from PackVersion where hash = :hash", PackVersion.class)
                .setParameter("hash", hash)
                .getResultStream()
                .findFirst());
  }

  @Override
  public List<PackVersion> all() {
    return work.call(
        em ->
            em.createQuery("from PackVersion order by draftedAt desc", PackVersion.class)
                .getResultList());
  }
}
