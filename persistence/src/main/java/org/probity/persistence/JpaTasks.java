package org.probity.persistence;

import java.util.List;
import java.util.Optional;
import org.probity.domain.task.Task;
import org.probity.domain.task.Tasks;

/** Tasks in PostgreSQL. */
public final class JpaTasks implements Tasks {
  private final UnitOfWork work;

  public JpaTasks(UnitOfWork work) {
    this.work = work;
  }

  @Override
  public Optional<Task> find(long id) {
    return work.call(em -> Optional.ofNullable(em.find(Task.class, id)));
  }

  @Override
  public List<Task> page(boolean done, int page, int size) {
    String state = done ? "doneAt is not null" : "doneAt is null";
    return work.call(
        em ->
            em.createQuery("from Task where " + state + " order by id", Task.class)
                .setFirstResult(page * size)
                .setMaxResults(size)
                .getResultList());
  }
}
