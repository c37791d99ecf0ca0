package org.probity.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which identity tokens sign somebody in (OpenID Connect Core 1.0, section 3.1.3.7). */
@SuppressWarnings("NullAway.Init")
class OidcTokensTest {
  @TempDir private Path folder;
  private OidcVisit visit;

  @BeforeEach
  void start() throws IOException {
    visit = new OidcVisit(folder);
  }

  @AfterEach
  void stop() {
    visit.close();
  }

  static Stream<Arguments> invalid() {
    UnaryOperator<JWTClaimsSet.Builder> nonce = claims -> claims.claim("nonce", "another");
    UnaryOperator<JWTClaimsSet.Builder> noNonce = claims -> claims.claim("nonce", null);
    UnaryOperator<JWTClaimsSet.Builder> audience = claims -> claims.audience("another");
    UnaryOperator<JWTClaimsSet.Builder> shared =
        claims -> claims.audience(List.of("probity", "another"));
    UnaryOperator<JWTClaimsSet.Builder> party = claims -> claims.claim("azp", "another");
    UnaryOperator<JWTClaimsSet.Builder> issuer = claims -> claims.issuer("https://other.example");
    UnaryOperator<JWTClaimsSet.Builder> expired =
        claims -> claims.expirationTime(Date.from(OidcVisit.NOW.minus(Duration.ofMinutes(2))));
    UnaryOperator<JWTClaimsSet.Builder> endless = claims -> claims.expirationTime(null);
    UnaryOperator<JWTClaimsSet.Builder> undated = claims -> claims.issueTime(null);
    UnaryOperator<JWTClaimsSet.Builder> nobody = claims -> claims.subject(null);
    return Stream.of(
        Arguments.of("another nonce", nonce),
        Arguments.of("no nonce", noNonce),
        Arguments.of("another audience", audience),
        Arguments.of("an audience too many", shared),
        Arguments.of("issued to another party", party),
        Arguments.of("another issuer", issuer),
        Arguments.of("expired", expired),
        Arguments.of("without end", endless),
        Arguments.of("without beginning", undated),
        Arguments.of("of nobody", nobody));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("invalid")
  void aTokenThatDoesNotHoldSignsNobodyIn(String name, UnaryOperator<JWTClaimsSet.Builder> wrong)
      throws Exception {
    OidcFlow.Departure departure = visit.flow(OidcVisit.NOW).depart("/", OidcVisit.ANSWER);
    OidcVisit.refused(
        OidcException.Reason.TOKEN, () -> visit.arrive(departure, visit.token(departure, wrong)));
  }

  @Test
  void aTokenForSeveralIsTakenIfItWasIssuedToThisServer() throws Exception {
    OidcFlow.Departure departure = visit.flow(OidcVisit.NOW).depart("/", OidcVisit.ANSWER);
    String token =
        visit.token(
            departure,
            claims -> claims.audience(List.of("probity", "another")).claim("azp", "probity"));
    assertThat(visit.arrive(departure, token).subject()).isEqualTo("f81d4fae");
  }

  @Test
  void aTokenByAnotherKeySignsNobodyIn() throws Exception {
    OidcFlow.Departure departure = visit.flow(OidcVisit.NOW).depart("/", OidcVisit.ANSWER);
    JWTClaimsSet claims = visit.provider.claims(departure.address(), OidcVisit.NOW).build();
    RSAKey sameName = OidcStandIn.newKey(visit.provider.key().getKeyID());
    OidcVisit.refused(
        OidcException.Reason.TOKEN,
        () -> visit.arrive(departure, OidcStandIn.signed(claims, sameName)));
  }

  @Test
  void aTokenWithoutSignatureOrByASharedSecretSignsNobodyIn() throws Exception {
    OidcFlow.Departure one = visit.flow(OidcVisit.NOW).depart("/", OidcVisit.ANSWER);
    JWTClaimsSet claims = visit.provider.claims(one.address(), OidcVisit.NOW).build();
    OidcVisit.refused(
        OidcException.Reason.TOKEN, () -> visit.arrive(one, new PlainJWT(claims).serialize()));
    OidcFlow.Departure other = visit.flow(OidcVisit.NOW).depart("/", OidcVisit.ANSWER);
    OidcVisit.refused(
        OidcException.Reason.TOKEN,
        () ->
            visit.arrive(
                other, byPublicKey(visit.provider.claims(other.address(), OidcVisit.NOW).build())));
  }

  /** As if the provider's public key were a secret that both know (RFC 8725 section 2.1). */
  private String byPublicKey(JWTClaimsSet claims) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256)
                .keyID(visit.provider.key().getKeyID())
                .build(),
            claims);
    token.sign(new MACSigner(visit.provider.key().toRSAPublicKey().getEncoded()));
    return token.serialize();
  }

  @Test
  void rolesAreFoundInAClaimOfAnyUsualForm() throws Exception {
    for (Map.Entry<String, Object> claim :
        Map.of(
                "realm_access.roles",
                    (Object) Map.of("realm_access", Map.of("roles", List.of("it"))),
                "https://example.com/roles", Map.of("https://example.com/roles", List.of("it")),
                "group", Map.of("group", "it"))
            .entrySet()) {
      OidcSettings settings =
          new OidcSettings(
              visit.provider.issuer(), "probity", null, claim.getKey(), OidcVisit.ROLES, null);
      URI address = visit.flow(OidcVisit.NOW).depart("/", OidcVisit.ANSWER).address();
      JWTClaimsSet.Builder claims = visit.provider.claims(address, OidcVisit.NOW);
      ((Map<?, ?>) claim.getValue()).forEach((name, value) -> claims.claim((String) name, value));
      OidcKeys keys =
          new OidcKeys(
              () -> new JWKSet(visit.provider.key().toPublicJWK()),
              Clock.fixed(OidcVisit.NOW, ZoneOffset.UTC));
      OidcPerson person =
          new OidcTokens(settings, keys, Clock.fixed(OidcVisit.NOW, ZoneOffset.UTC))
              .check(
                  OidcStandIn.signed(claims.build(), visit.provider.key()),
                  OidcStandIn.form(address.getRawQuery()).getOrDefault("nonce", ""));
      assertThat(person.groups()).as(claim.getKey()).containsExactly("it");
    }
  }
}
