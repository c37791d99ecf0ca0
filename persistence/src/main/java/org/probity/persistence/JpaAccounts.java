package org.probity.persistence;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.ApiKey;

/** Accounts and keys in PostgreSQL. */
public final class JpaAccounts implements Accounts {
  private final UnitOfWork work;

  public JpaAccounts(UnitOfWork work) {
    this.work = work;
  }

  @Override
  public Optional<Account> find(UUID id) {
    return work.call(em -> Optional.ofNullable(em.find(Account.class, id)));
  }

  @Override
  public Optional<Account> byUserName(String userName) {
    return work.call(
        em ->
            em.createQuery("from Account where userName = :name", Account.class)
                .setParameter("name", userName)
                .getResultStream()
                .findFirst());
  }

  @Override
  public Optional<Account> bySubject(String issuer, String subject) {
    return work.call(
        em ->
            em.createQuery(
                    "from Account where issuer = :issuer and subject = :subject", Account.class)
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getResultStream()
                .findFirst());
  }

  @Override
  public List<Account> all() {
    return work.call(
        em -> em.createQuery("from Account order by userName", Account.class).getResultList());
  }

  @Override
  public void save(Account account) {
    work.run(em -> em.merge(account));
  }

  @Override
  public Optional<ApiKey> key(String id) {
    return work.call(em -> Optional.ofNullable(em.find(ApiKey.class, id)));
  }

  @Override
  public List<ApiKey> keys() {
    return work.call(em -> em.createQuery("from ApiKey order by id", ApiKey.class).getResultList());
  }

  @Override
  public void save(ApiKey key) {
    work.run(em -> em.merge(key));
  }
}
