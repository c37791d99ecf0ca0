package org.probity.web.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.DisplayName;

/**
 * Checks ID tokens (OpenID Connect Core 1.0, section 3.1.3.7): signature by one of the provider's
 * keys, {@code iss}, {@code aud}, {@code azp}, {@code exp}, {@code iat} and {@code nonce}.
 */
final class OidcTokens {
  /** Signatures by keys that only the provider has: no {@code none}, no shared secret. */
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private static final int LONGEST_SUBJECT = 255;
  private final OidcSettings settings;
  private final OidcKeys keys;
  private final Clock clock;

  /**
   * @param clock the real time, by which the provider dates its tokens
   */
  OidcTokens(OidcSettings settings, OidcKeys keys, Clock clock) {
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * @param nonce of the trip that the token ends
   * @throws OidcException of reason TOKEN if anything of it does not hold
   */
  OidcPerson check(String token, String nonce) throws OidcException {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
    processor.setJWTClaimsSetVerifier(new Claims(settings, nonce, clock));
    try {
      JWTClaimsSet claims = processor.process(token, null);
      requireForUs(claims);
      String subject = claims.getSubject();
      if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
        throw invalid("The token names nobody.", null);
      }
      return new OidcPerson(settings.issuer(), subject, groups(claims), name(claims), token);
    } catch (BadJOSEException e) {
      throw invalid("The token does not hold: " + e.getMessage(), e);
    } catch (ParseException e) {
      throw invalid("The token is malformed.", e);
    } catch (JOSEException e) {
      throw new OidcException(
          OidcException.Reason.PROVIDER, "The provider's keys cannot be had.", e);
    }
  }

  /** One issued for others too is not trusted unless it was issued to this server. */
  private void requireForUs(JWTClaimsSet claims) throws OidcException {
    Object party = claims.getClaim("azp");
    boolean ours =
        party == null ? claims.getAudience().size() == 1 : settings.client().equals(party);
    if (!ours) {
      throw invalid("The token was issued to somebody else.", null);
    }
  }

  private Set<String> groups(JWTClaimsSet claims) {
    Object value = claims.getClaim(settings.rolesClaim());
    if (value == null) {
      value = claims.getClaims();
      for (String part : settings.rolesClaim().split("\\.", -1)) {
        value = value instanceof Map<?, ?> members ? members.get(part) : null;
      }
    }
    Set<String> groups = new HashSet<>();
    if (value instanceof Collection<?> list) {
      list.stream().filter(String.class::isInstance).forEach(each -> groups.add((String) each));
    } else if (value instanceof String single) {
      groups.add(single);
    }
    return groups;
  }

  /** OpenID Connect Core 1.0, section 5.1: the full name as the person wants it shown. */
  private static @Nullable String name(JWTClaimsSet claims) {
    return claims.getClaim("name") instanceof String name
        ? DisplayName.shown(name).orElse(null)
        : null;
  }

  private static OidcException invalid(String why, @Nullable Throwable cause) {
    return cause == null
        ? new OidcException(OidcException.Reason.TOKEN, why)
        : new OidcException(OidcException.Reason.TOKEN, why, cause);
  }

  /** By the clock given, not the machine's. */
  private static final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final Clock clock;

    Claims(OidcSettings settings, String nonce, Clock clock) {
      super(
          settings.client(),
          new JWTClaimsSet.Builder().issuer(settings.issuer()).claim("nonce", nonce).build(),
          Set.of("sub", "exp", "iat"));
      this.clock = clock;
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }
}
