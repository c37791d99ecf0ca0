package org.probity.web.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The provider's public keys, kept for an hour; asked for again when a token names one that is not
 * among them, since providers change their keys, but not for every forged one.
 */
final class OidcKeys implements JWKSource<SecurityContext> {
  private static final Duration AGE = Duration.ofHours(1);
  private static final Duration PAUSE = Duration.ofSeconds(10);
  private final Source source;
  private final Clock clock;
  private @Nullable JWKSet known;
  private Instant learntAt = Instant.EPOCH;

  /** Asks the provider. */
  @FunctionalInterface
  interface Source {
    JWKSet ask() throws IOException;
  }

  OidcKeys(Source source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  @Override
  public List<JWK> get(JWKSelector wanted, @Nullable SecurityContext context)
      throws KeySourceException {
    List<JWK> found = wanted.select(younger(AGE));
    return found.isEmpty() ? wanted.select(younger(PAUSE)) : found;
  }

  private synchronized JWKSet younger(Duration age) throws KeySourceException {
    JWKSet keys = known;
    Instant now = clock.instant();
    if (keys == null || now.isAfter(learntAt.plus(age))) {
      try {
        keys = source.ask();
      } catch (IOException e) {
        throw new KeySourceException("The provider's keys cannot be read.", e);
      }
      known = keys;
      learntAt = now;
    }
    return keys;
  }
}
