package org.probity.domain.account;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The accounts and keys of the organisation. */
public interface Accounts {
  Optional<Account> find(UUID id);

  Optional<Account> byUserName(String userName);

  /** By what the organisation's provider calls the person. */
  Optional<Account> bySubject(String issuer, String subject);

  List<Account> all();

  void save(Account account);

  Optional<ApiKey> key(String id);

  List<ApiKey> keys();

  void save(ApiKey key);
}
