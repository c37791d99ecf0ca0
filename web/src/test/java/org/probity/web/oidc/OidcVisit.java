package org.probity.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.probity.audit.KeyFiles;
import org.probity.audit.MasterKey;
import org.probity.audit.witness.OutgoingCalls;
import org.probity.domain.account.Role;

/** A sign-in by a provider that stands in for a real one: there, its token, and back. */
final class OidcVisit implements AutoCloseable {
  static final URI ANSWER = URI.create("https://probity.example/oidc/answer");
  static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  static final Map<String, Role> ROLES =
      Map.of("compliance", Role.OFFICER, "audit", Role.REGULATOR, "it", Role.ADMIN);

  final OidcStandIn provider;
  private final MasterKey secret;
  private final Set<String> returned = new HashSet<>();
  Instant now = NOW;

  /** Says what the test sets. */
  private final Clock clock =
      new Clock() {
        @Override
        public ZoneId getZone() {
          return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
          return this;
        }

        @Override
        public Instant instant() {
          return now;
        }
      };

  OidcVisit(Path folder) throws IOException {
    provider = new OidcStandIn();
    secret = new KeyFiles(folder).secret("server-secret");
  }

  OidcFlow flow(Instant at) {
    now = at;
    return new OidcFlow(
        new OidcSettings(provider.issuer(), "probity", "s&cret", "roles", ROLES, null),
        new OutgoingCalls(Set.of("127.0.0.1")),
        returned::add,
        secret,
        clock);
  }

  OidcPerson arrive(OidcFlow.Departure departure, String token) throws OidcException {
    return arrive(flow(NOW), departure, token);
  }

  OidcPerson arrive(OidcFlow flow, OidcFlow.Departure departure, String token)
      throws OidcException {
    OidcFlow.Return back = back(departure, token);
    return flow.person(flow.trip(back), back, ANSWER);
  }

  String token(OidcFlow.Departure departure, UnaryOperator<JWTClaimsSet.Builder> changed) {
    return OidcStandIn.signed(
        changed.apply(provider.claims(departure.address(), NOW)).build(), provider.key());
  }

  OidcFlow.Return back(OidcFlow.Departure departure, String token) {
    return new OidcFlow.Return(
        departure.cookie(),
        query(departure).get("state"),
        provider.code(departure.address(), token),
        null,
        provider.issuer());
  }

  static Map<String, String> query(OidcFlow.Departure departure) {
    return OidcStandIn.form(departure.address().getRawQuery());
  }

  static void refused(OidcException.Reason reason, ThrowingCallable way) {
    assertThatThrownBy(way)
        .isInstanceOfSatisfying(OidcException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Override
  public void close() {
    provider.close();
  }
}
