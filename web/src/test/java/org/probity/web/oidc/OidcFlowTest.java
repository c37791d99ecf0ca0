package org.probity.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.probity.audit.KeyFiles;
import org.probity.audit.MasterKey;
import org.probity.audit.witness.OutgoingCalls;
import org.probity.domain.account.Role;

/** The way to a provider with real keys and back (OpenID Connect Core 1.0, section 3.1). */
@SuppressWarnings("NullAway.Init")
class OidcFlowTest {
  private static final URI ANSWER = URI.create("https://probity.example/oidc/answer");
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Map<String, Role> ROLES =
      Map.of("compliance", Role.OFFICER, "audit", Role.REGULATOR, "it", Role.ADMIN);
  private final Set<String> returned = new HashSet<>();
  private Instant now = NOW;

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

  @TempDir private Path folder;
  private OidcStandIn provider;
  private MasterKey secret;

  @BeforeEach
  void start() throws IOException {
    provider = new OidcStandIn();
    secret = new KeyFiles(folder).secret("server-secret");
  }

  @AfterEach
  void stop() {
    provider.close();
  }

  private OidcFlow flow(Instant at) {
    now = at;
    return new OidcFlow(
        new OidcSettings(provider.issuer(), "probity", "s&cret", "roles", ROLES, null),
        new OutgoingCalls(Set.of("127.0.0.1")),
        returned::add,
        secret,
        clock);
  }

  @Test
  void somebodyIsSignedInWhomTheProviderKnows() throws Exception {
    OidcFlow flow = flow(NOW);
    OidcFlow.Departure departure = flow.depart("/reviews.xhtml?page=2", ANSWER);
    Map<String, String> query = query(departure);
    assertThat(departure.address().toString()).startsWith(provider.issuer() + "/authorize?");
    assertThat(query)
        .containsEntry("response_type", "code")
        .containsEntry("scope", "openid profile")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", ANSWER.toString());
    assertThat(query.get("state")).hasSize(43).isNotEqualTo(query.get("nonce"));
    assertThat(departure.cookie())
        .contains(query.get("state"))
        .doesNotContain(query.get("nonce"), query.get("code_challenge"));

    OidcFlow.Return back = back(departure, token(departure, UnaryOperator.identity()));
    OidcTrip trip = flow.trip(back);
    OidcPerson person = flow.person(trip, back, ANSWER);
    assertThat(person.issuer()).isEqualTo(provider.issuer());
    assertThat(person.subject()).isEqualTo("f81d4fae");
    assertThat(person.groups()).containsExactly("compliance");
    assertThat(person.name()).isEqualTo("Anna Weber");
    assertThat(person.toString()).doesNotContain(person.token()).doesNotContain("Anna");
    assertThat(flow.role(person)).isEqualTo(Role.OFFICER);
    assertThat(trip.next()).isEqualTo("/reviews.xhtml?page=2");
  }

  @Test
  void whoSignsOutIsSentToSignOutThereToo() throws Exception {
    URI back = URI.create("https://probity.example/signin.xhtml");
    assertThat(flow(NOW).farewell("ey.a.b", back)).isNull();

    provider.offerSignOut("/logout?tenant=7");
    OidcFlow flow = flow(NOW);
    URI there = Objects.requireNonNull(flow.farewell("ey.a.b", back));
    assertThat(there.toString()).startsWith(provider.issuer() + "/logout?tenant=7&");
    assertThat(OidcStandIn.form(there.getRawQuery()))
        .containsEntry("tenant", "7")
        .containsEntry("id_token_hint", "ey.a.b")
        .containsEntry("client_id", "probity")
        .containsEntry("post_logout_redirect_uri", back.toString());
  }

  @Test
  void aTokenTooLongForAnAddressStaysAtHome() throws Exception {
    provider.offerSignOut("/logout");
    URI there = Objects.requireNonNull(flow(NOW).farewell("e".repeat(6_001), ANSWER));
    assertThat(OidcStandIn.form(there.getRawQuery()))
        .containsOnlyKeys("client_id", "post_logout_redirect_uri");
  }

  @Test
  void whereNobodyCanSignOutIsNoWayIn() {
    provider.offerSignOut("#nowhere");
    refused(OidcException.Reason.PROVIDER, () -> flow(NOW).depart("/", ANSWER));
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
        claims -> claims.expirationTime(Date.from(NOW.minus(Duration.ofMinutes(2))));
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
    OidcFlow.Departure departure = flow(NOW).depart("/", ANSWER);
    refused(OidcException.Reason.TOKEN, () -> arrive(departure, token(departure, wrong)));
  }

  @Test
  void aTokenForSeveralIsTakenIfItWasIssuedToThisServer() throws Exception {
    OidcFlow.Departure departure = flow(NOW).depart("/", ANSWER);
    String token =
        token(
            departure,
            claims -> claims.audience(List.of("probity", "another")).claim("azp", "probity"));
    assertThat(arrive(departure, token).subject()).isEqualTo("f81d4fae");
  }

  @Test
  void aTokenByAnotherKeySignsNobodyIn() throws Exception {
    OidcFlow.Departure departure = flow(NOW).depart("/", ANSWER);
    JWTClaimsSet claims = provider.claims(departure.address(), NOW).build();
    RSAKey sameName = OidcStandIn.newKey(provider.key().getKeyID());
    refused(
        OidcException.Reason.TOKEN, () -> arrive(departure, OidcStandIn.signed(claims, sameName)));
  }

  @Test
  void aTokenWithoutSignatureOrByASharedSecretSignsNobodyIn() throws Exception {
    OidcFlow.Departure one = flow(NOW).depart("/", ANSWER);
    JWTClaimsSet claims = provider.claims(one.address(), NOW).build();
    refused(OidcException.Reason.TOKEN, () -> arrive(one, new PlainJWT(claims).serialize()));
    OidcFlow.Departure other = flow(NOW).depart("/", ANSWER);
    refused(
        OidcException.Reason.TOKEN,
        () -> arrive(other, byPublicKey(provider.claims(other.address(), NOW).build())));
  }

  /** As if the provider's public key were a secret that both know (RFC 8725 section 2.1). */
  private String byPublicKey(JWTClaimsSet claims) throws JOSEException {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(provider.key().getKeyID()).build(),
            claims);
    token.sign(new MACSigner(provider.key().toRSAPublicKey().getEncoded()));
    return token.serialize();
  }

  @Test
  void aCodeIsGoodOnceAndSoIsTheWayBack() throws Exception {
    OidcFlow flow = flow(NOW);
    OidcFlow.Departure departure = flow.depart("/", ANSWER);
    OidcFlow.Return back = back(departure, token(departure, UnaryOperator.identity()));
    OidcTrip trip = flow.trip(back);
    assertThat(flow.person(trip, back, ANSWER).subject()).isEqualTo("f81d4fae");
    refused(OidcException.Reason.STATE, () -> flow.trip(back));
    refused(OidcException.Reason.TOKEN, () -> flow.person(trip, back, ANSWER));
  }

  @Test
  void aStolenCodeIsOfNoUseInAnotherBrowser() throws Exception {
    OidcFlow flow = flow(NOW);
    OidcFlow.Departure victim = flow.depart("/", ANSWER);
    OidcFlow.Departure thief = flow.depart("/", ANSWER);
    OidcFlow.Return stolen = back(victim, token(victim, UnaryOperator.identity()));
    OidcFlow.Return swapped =
        new OidcFlow.Return(thief.cookie(), query(thief).get("state"), stolen.code(), null, null);
    OidcTrip trip = flow.trip(swapped);
    refused(OidcException.Reason.TOKEN, () -> flow.person(trip, swapped, ANSWER));
    refused(
        OidcException.Reason.STATE,
        () ->
            flow.trip(
                new OidcFlow.Return(thief.cookie(), stolen.state(), stolen.code(), null, null)));
    refused(
        OidcException.Reason.STATE,
        () -> flow.trip(new OidcFlow.Return(null, stolen.state(), stolen.code(), null, null)));
  }

  @Test
  void aWayBackThatWasChangedOrTookTooLongIsNone() throws Exception {
    OidcFlow.Departure departure = flow(NOW).depart("/", ANSWER);
    String state = query(departure).get("state");
    for (String cookie :
        List.of("", "x", departure.cookie() + "x", departure.cookie().replace('.', ','))) {
      refused(
          OidcException.Reason.STATE,
          () -> flow(NOW).trip(new OidcFlow.Return(cookie, state, "code", null, null)));
    }
    OidcFlow later = flow(NOW.plus(OidcTrip.LONGEST).plusSeconds(1));
    refused(
        OidcException.Reason.STATE,
        () -> later.trip(new OidcFlow.Return(departure.cookie(), state, "code", null, null)));
  }

  @Test
  void whatTheProviderDeclinesOrAnotherSendsIsNoSignIn() throws Exception {
    OidcFlow flow = flow(NOW);
    OidcFlow.Departure departure = flow.depart("/", ANSWER);
    String code = provider.code(departure.address(), token(departure, UnaryOperator.identity()));
    String state = query(departure).get("state");
    OidcFlow.Return declined =
        new OidcFlow.Return(departure.cookie(), state, null, "access_denied", null);
    OidcTrip trip = flow.trip(declined);
    refused(OidcException.Reason.DECLINED, () -> flow.person(trip, declined, ANSWER));
    OidcFlow.Return mixed =
        new OidcFlow.Return(departure.cookie(), state, code, null, "https://other.example");
    refused(OidcException.Reason.TOKEN, () -> flow.person(trip, mixed, ANSWER));
  }

  @Test
  void aProviderThatPublishesAnothersDocumentIsNotUsed() {
    provider.claimToBe("https://other.example");
    refused(OidcException.Reason.PROVIDER, () -> flow(NOW).depart("/", ANSWER));
  }

  @Test
  void aProviderThatIsAwayIsSaidToBe() {
    OidcFlow flow = flow(NOW);
    provider.close();
    refused(OidcException.Reason.PROVIDER, () -> flow.depart("/", ANSWER));
  }

  @Test
  void keysAreAskedForAgainWhenTheProviderChangedThemButNotForEveryForgery() throws Exception {
    OidcFlow flow = flow(NOW);
    for (int i = 0; i < 3; i++) {
      OidcFlow.Departure departure = flow.depart("/", ANSWER);
      String forged =
          OidcStandIn.signed(
              provider.claims(departure.address(), NOW).build(), OidcStandIn.newKey("forged"));
      refused(OidcException.Reason.TOKEN, () -> arrive(flow, departure, forged));
    }
    assertThat(provider.keysRead()).isEqualTo(1);
    provider.rotate();
    OidcFlow.Departure soon = flow.depart("/", ANSWER);
    refused(
        OidcException.Reason.TOKEN,
        () -> arrive(flow, soon, token(soon, UnaryOperator.identity())));
    now = NOW.plusSeconds(11);
    OidcFlow.Departure later = flow.depart("/", ANSWER);
    assertThat(arrive(flow, later, token(later, UnaryOperator.identity())).subject())
        .isEqualTo("f81d4fae");
    assertThat(provider.keysRead()).isEqualTo(2);
  }

  @Test
  void oneRoleIsMappedAndNoPersonActsInTwo() throws Exception {
    OidcFlow flow = flow(NOW);
    assertThat(flow.role(person(Set.of("audit", "football")))).isEqualTo(Role.REGULATOR);
    refused(OidcException.Reason.NO_ROLE, () -> flow.role(person(Set.of("football"))));
    refused(OidcException.Reason.NO_ROLE, () -> flow.role(person(Set.of())));
    refused(OidcException.Reason.SEVERAL_ROLES, () -> flow.role(person(Set.of("it", "audit"))));
  }

  private OidcPerson person(Set<String> groups) {
    return new OidcPerson(provider.issuer(), "f81d4fae", groups, null, "");
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
          new OidcSettings(provider.issuer(), "probity", null, claim.getKey(), ROLES, null);
      URI address = flow(NOW).depart("/", ANSWER).address();
      JWTClaimsSet.Builder claims = provider.claims(address, NOW);
      ((Map<?, ?>) claim.getValue()).forEach((name, value) -> claims.claim((String) name, value));
      OidcKeys keys =
          new OidcKeys(
              () -> new JWKSet(provider.key().toPublicJWK()), Clock.fixed(NOW, ZoneOffset.UTC));
      OidcPerson person =
          new OidcTokens(settings, keys, Clock.fixed(NOW, ZoneOffset.UTC))
              .check(
                  OidcStandIn.signed(claims.build(), provider.key()),
                  OidcStandIn.form(address.getRawQuery()).getOrDefault("nonce", ""));
      assertThat(person.groups()).as(claim.getKey()).containsExactly("it");
    }
  }

  @Test
  void settingsThatSayTooLittleAreNone() {
    assertThat(OidcSettings.roles("a=officer, b = admin")).hasSize(2);
    for (String list : List.of("", "a", "a=app", "a=boss", "=officer", "a=officer,a=admin")) {
      assertThatThrownBy(() -> OidcSettings.roles(list))
          .as(list)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new OidcSettings("ftp://x", "probity", null, "roles", ROLES, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OidcSettings("https://x", "", null, "roles", ROLES, null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(new OidcSettings("https://x", "probity", "s&cret", "roles", ROLES, null).toString())
        .doesNotContain("cret,");
  }

  private OidcPerson arrive(OidcFlow.Departure departure, String token) throws OidcException {
    return arrive(flow(NOW), departure, token);
  }

  private OidcPerson arrive(OidcFlow flow, OidcFlow.Departure departure, String token)
      throws OidcException {
    OidcFlow.Return back = back(departure, token);
    return flow.person(flow.trip(back), back, ANSWER);
  }

  private String token(OidcFlow.Departure departure, UnaryOperator<JWTClaimsSet.Builder> changed) {
    return OidcStandIn.signed(
        changed.apply(provider.claims(departure.address(), NOW)).build(), provider.key());
  }

  private OidcFlow.Return back(OidcFlow.Departure departure, String token) {
    return new OidcFlow.Return(
        departure.cookie(),
        query(departure).get("state"),
        provider.code(departure.address(), token),
        null,
        provider.issuer());
  }

  private static Map<String, String> query(OidcFlow.Departure departure) {
    return OidcStandIn.form(departure.address().getRawQuery());
  }

  private static void refused(OidcException.Reason reason, ThrowingCallable way) {
    assertThatThrownBy(way)
        .isInstanceOfSatisfying(OidcException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }
}
