package org.probity.persistence;

import jakarta.persistence.TypedQuery;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
  public List<Task> page(boolean done, @Nullable String kind, int page, int size) {
    String state = done ? "doneAt is not null" : "doneAt is null";
    String only = kind == null ? "" : " and kind = :kind";
    return work.call(
        em -> {
          TypedQuery<Task> query =
              em.createQuery("from Task where " + state + only + " order by id", Task.class);
          if (kind != null) {
            query.setParameter("kind", kind);
          }
          return query.setFirstResult(page * size).setMaxResults(size).getResultList();
        });
  }

  @Override
  public Map<String, Long> waiting() {
    String counted =
        "select kind, count(*) from Task where doneAt is null group by kind"
            + " order by count(*) desc, kind";
    Map<String, Long> kinds = new LinkedHashMap<>();
    work.call(em -> em.createQuery(counted, Object[].class).getResultList())
        .forEach(row -> kinds.put((String) row[0], (Long) row[1]));
    return kinds;
  }
}
