package org.probity.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Transactions of the entity manager itself, for use without a container. */
public final class LocalUnitOfWork implements UnitOfWork {
  private final EntityManagerFactory factory;

  @SuppressWarnings("ThreadLocalUsage") // a transaction belongs to this factory and this thread
  private final ThreadLocal<@Nullable EntityManager> current = new ThreadLocal<>();

  public LocalUnitOfWork(EntityManagerFactory factory) {
    this.factory = factory;
  }

  @Override
  public <T> T call(Function<EntityManager, T> work) {
    EntityManager outer = current.get();
    if (outer != null) {
      return work.apply(outer);
    }
    try (EntityManager em = factory.createEntityManager()) {
      current.set(em);
      return inTransaction(em, work);
    } finally {
      current.remove();
    }
  }

  private static <T> T inTransaction(EntityManager em, Function<EntityManager, T> work) {
    em.getTransaction().begin();
    try {
      T result = work.apply(em);
      em.getTransaction().commit();
      return result;
    } finally {
      if (em.getTransaction().isActive()) {
        em.getTransaction().rollback();
      }
    }
  }
}
