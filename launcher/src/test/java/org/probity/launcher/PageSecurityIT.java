package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/** What a browser is told, and what another site could make it do. */
@SuppressWarnings("NullAway.Init")
class PageSecurityIT {
  private static final String PAGE_POLICY =
      "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; form-action"
          + " 'self'; frame-ancestors 'none'; img-src 'self' data:; style-src 'self'; script-src"
          + " 'self' 'nonce-";
  @AutoClose private static final TestBrowser BROWSER = new TestBrowser();
  private static final TestServer SERVER = TestServer.shared();
  private static Page officer;
  private static String explanation;

  @BeforeAll
  static void signIn() {
    JsonNode answer =
        Requests.infer(
            SERVER,
            200,
            "toxicity-minilm",
            Bodies.text("You are kind.", "\"explain\": \"gradient-x-input\""));
    explanation = answer.at("/parameters/explanation_id").textValue();
    officer = BROWSER.page(SERVER, "en", 1280, 800);
    People.signIn(officer, SERVER, "officer");
  }

  static Stream<Arguments> policies() {
    String api = "default-src 'none'; frame-ancestors 'none'";
    return Stream.of(
        Arguments.of("/signin.xhtml", PAGE_POLICY),
        Arguments.of("/decisions.xhtml", PAGE_POLICY),
        Arguments.of("/reviews.xhtml", PAGE_POLICY),
        Arguments.of("/change-password.xhtml", PAGE_POLICY),
        Arguments.of("/api/decisions?size=1", api),
        Arguments.of("/v2/models", api),
        Arguments.of("/ledger/checkpoint", api),
        Arguments.of("/api/explanations/" + explanation + ".html", "default-src 'none'; style-src"),
        Arguments.of("/api/explanations/" + explanation + ".svg", "default-src 'none'; style-src"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("policies")
  void answersNarrowTheBrowser(String address, String policy) {
    APIResponse answer = officer.request().get(address);
    assertThat(answer.status()).isEqualTo(200);
    Map<String, String> headers = answer.headers();
    assertThat(headers.get("content-security-policy")).startsWith(policy);
    assertThat(headers)
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("referrer-policy", "no-referrer")
        .containsEntry("cross-origin-opener-policy", "same-origin")
        .containsEntry("cross-origin-resource-policy", "same-origin")
        .containsKey("permissions-policy")
        .doesNotContainKeys("server", "x-powered-by");
    if (!address.contains("explanations") && !address.equals("/ledger/checkpoint")) {
      assertThat(headers.get("cache-control")).contains("no-store");
    }
  }

  @Test
  void sessionCookieStaysWithTheBrowserAndTheSite() {
    assertThat(officer.context().cookies()).isNotEmpty();
    for (Cookie cookie : officer.context().cookies()) {
      assertThat(cookie.httpOnly).as(cookie.name).isTrue();
      assertThat(cookie.sameSite).as(cookie.name).isEqualTo(SameSiteAttribute.STRICT);
    }
  }

  @Test
  void sessionBeforeSignInIsNotTheOneAfter() {
    Page page = BROWSER.page(SERVER, "en", 1280, 800);
    page.navigate("/signin.xhtml?lang=en");
    String before = page.context().cookies().get(0).value;
    People.signIn(page, SERVER, "officer");
    assertThat(page.context().cookies().get(0).value).isNotEqualTo(before);
  }

  @Test
  void formWithoutItsTokenIsRefused() {
    String review = Requests.held(SERVER);
    String address = "/review.xhtml?id=" + review;
    FormData decision =
        FormData.create()
            .set("decide", "decide")
            .set("id", review)
            .set("decide:verdict", "deny")
            .set("decide:reason", "another site")
            .set("decide:confirmed", "on")
            .set("decide:go", "decide:go");
    APIResponse without = post(address, decision);
    assertThat(without.status()).isEqualTo(403);
    assertThat(without.text()).contains("The form was not accepted");
    decision.set("jakarta.faces.ViewState", "1234567890123456789:-987654321098765432");
    APIResponse guessed = post(address, decision);
    assertThat(guessed.text()).contains("The page was open too long");
    assertThat(post("/signin.xhtml", FormData.create().set("signin:user", "officer")).status())
        .isEqualTo(403);
    officer.navigate(address);
    assertThat(officer.textContent(".answer")).contains("waits for an officer");
  }

  @Test
  void apiByCookieNeedsATokenToo() {
    String review = Requests.held(SERVER);
    APIResponse answer =
        officer
            .request()
            .post(
                "/api/reviews/" + review + "/decide",
                RequestOptions.create()
                    .setData(Map.of("verdict", "deny", "reason", "another site")));
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void returnAddressIsOfThisSite() {
    Page page = BROWSER.page(SERVER, "en", 1280, 800);
    for (String elsewhere :
        new String[] {"https://example.com/", "//example.com", "/\\example.com", "javascript:x"}) {
      page.context().clearCookies();
      page.navigate("/signin.xhtml?next=" + URLEncoder.encode(elsewhere, StandardCharsets.UTF_8));
      page.fill("#signin\\:user", SERVER.user("officer"));
      page.fill("#signin\\:password", People.password(SERVER, "officer"));
      page.click("#signin\\:go");
      assertThat(page.url()).as(elsewhere).startsWith(SERVER.url("/overview.xhtml").toString());
    }
  }

  private static APIResponse post(String address, FormData form) {
    return officer.request().post(address, RequestOptions.create().setForm(form));
  }
}
