package org.probity.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.util.function.Function;

/** Transactions of the container, with its entity manager. */
public final class JtaUnitOfWork implements UnitOfWork {
  private final EntityManager em;
  private final UserTransaction transaction;

  /**
   * @param em the container's own, which follows the transaction of the calling thread
   */
  public JtaUnitOfWork(EntityManager em, UserTransaction transaction) {
    this.em = em;
    this.transaction = transaction;
  }

  @Override
  public <T> T call(Function<EntityManager, T> work) {
    try {
      if (transaction.getStatus() == Status.STATUS_ACTIVE) {
        return work.apply(em);
      }
      transaction.begin();
      T result;
      try {
        result = work.apply(em);
      } catch (RuntimeException | Error e) {
        transaction.rollback();
        throw e;
      }
      transaction.commit();
      return result;
    } catch (SystemException
        | NotSupportedException
        | RollbackException
        | HeuristicMixedException
        | HeuristicRollbackException e) {
      throw new PersistenceException("The database did not take the change.", e);
    }
  }
}
