package org.probity.persistence;

import jakarta.persistence.EntityManager;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs work in one transaction: the one that is under way on this thread, else one of its own. When
 * the work throws, nothing of it stays.
 */
public interface UnitOfWork {
  <T> T call(Function<EntityManager, T> work);

  default void run(Consumer<EntityManager> work) {
    call(
        em -> {
          work.accept(em);
          return true;
        });
  }
}
