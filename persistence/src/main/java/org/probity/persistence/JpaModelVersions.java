package org.probity.persistence;

import java.util.List;
import java.util.Optional;
import org.probity.domain.model.ModelVersion;
import org.probity.domain.model.ModelVersions;

/** The model registry in PostgreSQL. */
public final class JpaModelVersions implements ModelVersions {
  private final UnitOfWork work;

  public JpaModelVersions(UnitOfWork work) {
    this.work = work;
  }

  @Override
  public Optional<ModelVersion> find(String name, String version) {
    return work.call(
        em ->
            Optional.ofNullable(em.find(ModelVersion.class, new ModelVersion.Key(name, version))));
  }

  @Override
  public List<ModelVersion> all() {
    return work.call(
        em ->
            em.createQuery("from ModelVersion order by name, registeredAt", ModelVersion.class)
                .getResultList());
  }

  @Override
  public void save(ModelVersion version) {
    work.run(em -> em.merge(version));
  }
}
