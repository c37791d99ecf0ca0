package org.probity.web.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.ApiKey;

/**
 * The API keys, one of which comes with every request. A key revoked on this node is refused at
 * once, on another node within a second.
 */
@ApplicationScoped
public class KeysInForce {
  private static final Duration AGE = Duration.ofSeconds(1);
  private static final int KEPT = 10_000;

  private LoadingCache<String, Optional<ApiKey>> keys;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  protected KeysInForce() {}

  @Inject
  public KeysInForce(Accounts accounts) {
    keys =
        Caffeine.newBuilder()
            .expireAfterWrite(AGE)
            .maximumSize(KEPT)
            .executor(Runnable::run)
            .build(accounts::key);
  }

  /** Revoked or not; not to be changed. */
  Optional<ApiKey> find(String id) {
    return keys.get(id);
  }

  /** To be told after the transaction that made or revoked a key. */
  public void changed(String id) {
    keys.invalidate(id);
  }
}
