package org.probity.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.domain.account.Role;

/** The way to a provider with real keys and back (OpenID Connect Core 1.0, section 3.1). */
@SuppressWarnings("NullAway.Init")
class OidcFlowTest {
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

  @Test
  void somebodyIsSignedInWhomTheProviderKnows() throws Exception {
    OidcFlow flow = visit.flow(OidcVisit.NOW);
    OidcFlow.Departure departure = flow.depart("/reviews.xhtml?page=2", OidcVisit.ANSWER);
    Map<String, String> query = OidcVisit.query(departure);
    assertThat(departure.address().toString()).startsWith(visit.provider.issuer() + "/authorize?");
    assertThat(query)
        .containsEntry("response_type", "code")
        .containsEntry("scope", "openid profile")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", OidcVisit.ANSWER.toString());
    assertThat(query.get("state")).hasSize(43).isNotEqualTo(query.get("nonce"));
    assertThat(departure.cookie())
        .contains(query.get("state"))
        .doesNotContain(query.get("nonce"), query.get("code_challenge"));

    OidcFlow.Return back = visit.back(departure, visit.token(departure, UnaryOperator.identity()));
    OidcTrip trip = flow.trip(back);
    OidcPerson person = flow.person(trip, back, OidcVisit.ANSWER);
    assertThat(person.issuer()).isEqualTo(visit.provider.issuer());
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
    assertThat(visit.flow(OidcVisit.NOW).farewell("ey.a.b", back)).isNull();

    visit.provider.offerSignOut("/logout?tenant=7");
    OidcFlow flow = visit.flow(OidcVisit.NOW);
    URI there = Objects.requireNonNull(flow.farewell("ey.a.b", back));
    assertThat(there.toString()).startsWith(visit.provider.issuer() + "/logout?tenant=7&");
    assertThat(OidcStandIn.form(there.getRawQuery()))
        .containsEntry("tenant", "7")
        .containsEntry("id_token_hint", "ey.a.b")
        .containsEntry("client_id", "probity")
        .containsEntry("post_logout_redirect_uri", back.toString());
  }

  @Test
  void aTokenTooLongForAnAddressStaysAtHome() throws Exception {
    visit.provider.offerSignOut("/logout");
    URI there =
        Objects.requireNonNull(
            visit.flow(OidcVisit.NOW).farewell("e".repeat(6_001), OidcVisit.ANSWER));
    assertThat(OidcStandIn.form(there.getRawQuery()))
        .containsOnlyKeys("client_id", "post_logout_redirect_uri");
  }

  @Test
  void whereNobodyCanSignOutIsNoWayIn() {
    visit.provider.offerSignOut("#nowhere");
    OidcVisit.refused(
        OidcException.Reason.PROVIDER,
        () -> visit.flow(OidcVisit.NOW).depart("/", OidcVisit.ANSWER));
  }

  @Test
  void aCodeIsGoodOnceAndSoIsTheWayBack() throws Exception {
    OidcFlow flow = visit.flow(OidcVisit.NOW);
    OidcFlow.Departure departure = flow.depart("/", OidcVisit.ANSWER);
    OidcFlow.Return back = visit.back(departure, visit.token(departure, UnaryOperator.identity()));
    OidcTrip trip = flow.trip(back);
    assertThat(flow.person(trip, back, OidcVisit.ANSWER).subject()).isEqualTo("f81d4fae");
    OidcVisit.refused(OidcException.Reason.STATE, () -> flow.trip(back));
    OidcVisit.refused(OidcException.Reason.TOKEN, () -> flow.person(trip, back, OidcVisit.ANSWER));
  }

  @Test
  void aStolenCodeIsOfNoUseInAnotherBrowser() throws Exception {
    OidcFlow flow = visit.flow(OidcVisit.NOW);
    OidcFlow.Departure victim = flow.depart("/", OidcVisit.ANSWER);
    OidcFlow.Departure thief = flow.depart("/", OidcVisit.ANSWER);
    OidcFlow.Return stolen = visit.back(victim, visit.token(victim, UnaryOperator.identity()));
    OidcFlow.Return swapped =
        new OidcFlow.Return(
            thief.cookie(), OidcVisit.query(thief).get("state"), stolen.code(), null, null);
    OidcTrip trip = flow.trip(swapped);
    OidcVisit.refused(
        OidcException.Reason.TOKEN, () -> flow.person(trip, swapped, OidcVisit.ANSWER));
    OidcVisit.refused(
        OidcException.Reason.STATE,
        () ->
            flow.trip(
                new OidcFlow.Return(thief.cookie(), stolen.state(), stolen.code(), null, null)));
    OidcVisit.refused(
        OidcException.Reason.STATE,
        () -> flow.trip(new OidcFlow.Return(null, stolen.state(), stolen.code(), null, null)));
  }

  @Test
  void aWayBackThatWasChangedOrTookTooLongIsNone() throws Exception {
    OidcFlow.Departure departure = visit.flow(OidcVisit.NOW).depart("/", OidcVisit.ANSWER);
    String state = OidcVisit.query(departure).get("state");
    for (String cookie :
        List.of("", "x", departure.cookie() + "x", departure.cookie().replace('.', ','))) {
      OidcVisit.refused(
          OidcException.Reason.STATE,
          () ->
              visit
                  .flow(OidcVisit.NOW)
                  .trip(new OidcFlow.Return(cookie, state, "code", null, null)));
    }
    OidcFlow later = visit.flow(OidcVisit.NOW.plus(OidcTrip.LONGEST).plusSeconds(1));
    OidcVisit.refused(
        OidcException.Reason.STATE,
        () -> later.trip(new OidcFlow.Return(departure.cookie(), state, "code", null, null)));
  }

  @Test
  void whatTheProviderDeclinesOrAnotherSendsIsNoSignIn() throws Exception {
    OidcFlow flow = visit.flow(OidcVisit.NOW);
    OidcFlow.Departure departure = flow.depart("/", OidcVisit.ANSWER);
    String code =
        visit.provider.code(departure.address(), visit.token(departure, UnaryOperator.identity()));
    String state = OidcVisit.query(departure).get("state");
    OidcFlow.Return declined =
        new OidcFlow.Return(departure.cookie(), state, null, "access_denied", null);
    OidcTrip trip = flow.trip(declined);
    OidcVisit.refused(
        OidcException.Reason.DECLINED, () -> flow.person(trip, declined, OidcVisit.ANSWER));
    OidcFlow.Return mixed =
        new OidcFlow.Return(departure.cookie(), state, code, null, "https://other.example");
    OidcVisit.refused(OidcException.Reason.TOKEN, () -> flow.person(trip, mixed, OidcVisit.ANSWER));
  }

  @Test
  void aProviderThatPublishesAnothersDocumentIsNotUsed() {
    visit.provider.claimToBe("https://other.example");
    OidcVisit.refused(
        OidcException.Reason.PROVIDER,
        () -> visit.flow(OidcVisit.NOW).depart("/", OidcVisit.ANSWER));
  }

  @Test
  void aProviderThatIsAwayIsSaidToBe() {
    OidcFlow flow = visit.flow(OidcVisit.NOW);
    visit.provider.close();
    OidcVisit.refused(OidcException.Reason.PROVIDER, () -> flow.depart("/", OidcVisit.ANSWER));
  }

  @Test
  void keysAreAskedForAgainWhenTheProviderChangedThemButNotForEveryForgery() throws Exception {
    OidcFlow flow = visit.flow(OidcVisit.NOW);
    for (int i = 0; i < 3; i++) {
      OidcFlow.Departure departure = flow.depart("/", OidcVisit.ANSWER);
      String forged =
          OidcStandIn.signed(
              visit.provider.claims(departure.address(), OidcVisit.NOW).build(),
              OidcStandIn.newKey("forged"));
      OidcVisit.refused(OidcException.Reason.TOKEN, () -> visit.arrive(flow, departure, forged));
    }
    assertThat(visit.provider.keysRead()).isEqualTo(1);
    visit.provider.rotate();
    OidcFlow.Departure soon = flow.depart("/", OidcVisit.ANSWER);
    OidcVisit.refused(
        OidcException.Reason.TOKEN,
        () -> visit.arrive(flow, soon, visit.token(soon, UnaryOperator.identity())));
    visit.now = OidcVisit.NOW.plusSeconds(11);
    OidcFlow.Departure later = flow.depart("/", OidcVisit.ANSWER);
    assertThat(visit.arrive(flow, later, visit.token(later, UnaryOperator.identity())).subject())
        .isEqualTo("f81d4fae");
    assertThat(visit.provider.keysRead()).isEqualTo(2);
  }
}
