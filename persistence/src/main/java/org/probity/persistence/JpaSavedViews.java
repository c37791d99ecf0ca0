package org.probity.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.probity.domain.account.Caller;
import org.probity.domain.decision.SavedView;
import org.probity.domain.decision.SavedViews;

/** Kept searches in PostgreSQL. */
public final class JpaSavedViews implements SavedViews {
  private final UnitOfWork work;

  public JpaSavedViews(UnitOfWork work) {
    this.work = work;
  }

  @Override
  public Optional<SavedView> find(UUID id) {
    return work.call(em -> Optional.ofNullable(em.find(SavedView.class, id)));
  }

  @Override
  public List<SavedView> of(Caller caller) {
    return work.call(
        em ->
            em.createQuery(
                    "from SavedView where owner = :owner or shared = true and role = :role"
                        + " order by name, id",
                    SavedView.class)
                .setParameter("owner", caller.id())
                .setParameter("role", caller.role())
                .getResultList());
  }

  @Override
  public void add(SavedView view) {
    work.run(em -> em.persist(view));
  }

  @Override
  public void remove(UUID id) {
    work.run(
        em ->
            em.createQuery("delete from SavedView where id = :id")
                .setParameter("id", id)
                .executeUpdate());
  }
}
