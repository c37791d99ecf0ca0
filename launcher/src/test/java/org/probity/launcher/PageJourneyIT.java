package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/** What each role comes to the pages for, from sign-in on. */
@SuppressWarnings("NullAway.Init")
class PageJourneyIT {
  private static final String NEWCOMER = "newcomer";
  private static final String TEXT = "Write to anna.weber@example.com about 4111 1111 1111 1111.";
  private static final String UNEXPLAINED = "\"explain\": \"none\"";
  @AutoClose private static final TestBrowser BROWSER = new TestBrowser();
  private static final TestServer SERVER = TestServer.shared();
  private static String denied;
  private static String redacted;
  private static Page officer;

  @BeforeAll
  static void requests() {
    denied = Requests.decision(Requests.denied(SERVER, TEXT));
    JsonNode answer = Requests.infer(SERVER, 200, "mail-gru", Bodies.text(TEXT, UNEXPLAINED));
    redacted = Requests.decision(answer);
    Requests.awaitCheckpoint(SERVER, answer);
    officer = signedIn("officer");
  }

  @Test
  void firstPasswordOpensNothingBeforeItIsChanged() throws IOException {
    String given = newcomer();
    Page page = page();
    page.navigate("/decision.xhtml?id=" + denied);
    assertThat(page).hasURL(Pattern.compile("/signin\\.xhtml\\?next="));
    page.fill("#signin\\:user", NEWCOMER);
    page.fill("#signin\\:password", "not the password");
    page.click("#signin\\:go");
    String wrongPassword = page.textContent(".problems");
    page.fill("#signin\\:user", "nobody-of-this-name");
    page.fill("#signin\\:password", "not the password");
    page.click("#signin\\:go");
    assertThat(page.textContent(".problems")).isEqualTo(wrongPassword);

    page.fill("#signin\\:user", NEWCOMER);
    page.fill("#signin\\:password", given);
    page.click("#signin\\:go");
    assertThat(page).hasURL(Pattern.compile("/change-password\\.xhtml"));
    page.navigate("/decision.xhtml?id=" + denied);
    assertThat(page).hasURL(Pattern.compile("/change-password\\.xhtml"));
    assertThat(page.request().get("/api/decisions/" + denied).status()).isEqualTo(401);
    page.fill("#change\\:current", given);
    page.fill("#change\\:fresh", given);
    page.fill("#change\\:repeated", given);
    page.click("#change\\:go");
    assertThat(page.locator(".problems")).containsText("must not be the old one");
    page.fill("#change\\:current", given);
    page.fill("#change\\:fresh", "Of my own, and long.");
    page.fill("#change\\:repeated", "Of my own, and long.");
    page.click("#change\\:go");
    assertThat(page).hasURL(Pattern.compile("/overview\\.xhtml"));

    page.click("#leave\\:out");
    page.navigate("/decisions.xhtml");
    assertThat(page).hasURL(Pattern.compile("/signin\\.xhtml"));
  }

  /**
   * @return the password handed out to an officer who never signed in
   */
  private static String newcomer() throws IOException {
    String password =
        Call.post("/api/accounts", "{\"user\": \"" + NEWCOMER + "\", \"role\": \"officer\"}")
            .send(SERVER.url(), SERVER.key("admin"))
            .json()
            .path("password")
            .textValue();
    Call.post("/api/accounts/" + NEWCOMER + "/consent", "")
        .send(SERVER.url(), SERVER.key("officer"));
    return password;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overview.xhtml",
        "model.xhtml?name=credit-mlp&version=1",
        "detectors.xhtml",
        "tasks.xhtml"
      })
  void everyPageSignsOut(String address) {
    Page page = page();
    People.signIn(page, SERVER, "officer");
    page.navigate("/" + address);
    page.click("#leave\\:out");
    assertThat(page).hasURL(Pattern.compile("/signin\\.xhtml"));
    page.navigate("/" + address);
    assertThat(page).hasURL(Pattern.compile("/signin\\.xhtml"));
  }

  @Test
  void officerFiltersSortsAndOpens() {
    Page page = officer;
    page.navigate("/decisions.xhtml");
    page.selectOption("#verdict", "deny");
    page.selectOption("#model", "mail-gru");
    page.fill("#rule", "OVS-03");
    page.click(".filters button");
    assertThat(page).hasURL(Pattern.compile("model=mail-gru&verdict=deny&rule=OVS-03"));
    page.click("thead a[href*='index']");
    page.reload();
    assertThat(page.locator("th[aria-sort=descending]")).hasText("Ledger index");
    assertThat(page.locator("#verdict")).hasValue("deny");
    assertThat(page.locator("tbody .verdict:not(.deny)")).hasCount(0);
    List<Long> indexes =
        page.locator("tbody td.number").allTextContents().stream().map(Long::valueOf).toList();
    assertThat(indexes).isNotEmpty().isSortedAccordingTo((one, other) -> other.compareTo(one));

    page.click("a[href='decision.xhtml?id=" + denied + "']");
    Locator rule = page.locator(".rules > li", containing("OVS-03"));
    assertThat(rule).containsText("Use must be inside the intended purpose");
    assertThat(rule.locator("[lang=zh]")).not().isEmpty();
    assertThat(rule).containsText("Denies");
    assertThat(rule).containsText(Pattern.compile("NIST AI RMF MAP 1.1\\s+\\(source checked\\)"));
    assertThat(rule).containsText(Pattern.compile("ISO 42001 A.9.4\\s+\\(source not checked\\)"));
    page.goBack();
    assertThat(page.locator("#rule")).hasValue("OVS-03");
  }

  @Test
  void languageChangesOnTheSpot() {
    Page page = officer;
    page.navigate("/decision.xhtml?id=" + denied);
    page.click("a[hreflang=zh]");
    assertThat(page.locator("h1")).containsText("决策");
    assertThat(page).hasURL(Pattern.compile("id=" + denied));
    page.click("a[hreflang=en]");
    assertThat(page.locator("h1")).containsText("Decision");
  }

  @Test
  void listsComeInPages() {
    for (int there = recorded(); there < 52; there++) {
      Requests.infer(SERVER, 200, "mail-gru", Bodies.text("See you at noon.", UNEXPLAINED));
    }
    Page page = officer;
    page.navigate("/decisions.xhtml");
    page.click("a[rel=next]");
    assertThat(page).hasURL(Pattern.compile("page=2"));
    assertThat(page.locator("tbody tr").first()).isVisible();
    page.click("a[rel=prev]");
    assertThat(page.locator("tbody tr")).hasCount(50);
  }

  private static int recorded() {
    return Integer.parseInt(
        officer
            .request()
            .get("/api/decisions?size=1")
            .text()
            .replaceFirst(".*\"total\":(\\d+).*", "$1"));
  }

  @Test
  void redactedTextShowsWhatWasHiddenAndNeverTheValue() {
    Page page = officer;
    page.navigate("/decision.xhtml?id=" + redacted);
    assertThat(page.locator("mark")).hasText(new String[] {"<EMAIL_ADDRESS>", "<CREDIT_CARD>"});
    assertThat(page.locator("main")).containsText("Redacted EMAIL_ADDRESS: 1");
    assertThat(page.content()).doesNotContain("anna.weber").doesNotContain("4111");
  }

  @Test
  void explanationComesInWordsAndNumbersAndCanBeTakenAway() {
    String formula = "=1 of you is a fool";
    JsonNode answer =
        Requests.infer(
            SERVER,
            200,
            "toxicity-minilm",
            Bodies.text(formula, "\"explain\": \"integrated-gradients\""));
    Page page = officer;
    page.navigate("/decision.xhtml?id=" + Requests.decision(answer));
    assertThat(page.locator("figure img").first()).isVisible();
    Object drawn = page.evaluate("document.querySelector('figure img').naturalWidth");
    assertThat((Integer) drawn).isPositive();
    assertThat(page.locator("main")).containsText("The attributions add up to the change");
    page.click("summary >> nth=0");
    assertThat(page.locator("table.fitted tbody tr").first()).containsText("[CLS]");
    String file =
        "/api/explanations/" + answer.at("/parameters/explanation_id").textValue() + ".csv";
    String csv = page.request().get(file).text();
    assertThat(csv).startsWith("index,part,start,end,attribution\r\n0,\"[CLS]\",");
    assertThat(csv).contains("\r\n1,\"'=\",0,1,");
    for (String link :
        strings(page, "[...document.querySelectorAll('figure a')].map(a => a.href)")) {
      assertThat(page.request().get(link).status()).as(link).isEqualTo(200);
    }
  }

  @Test
  void searchGoesToTheThing() {
    Page page = officer;
    page.navigate("/decision.xhtml?id=" + denied);
    String receipt = page.locator("dl.tall dd").first().textContent().strip();
    Map.of(
            denied,
            "decision.xhtml?id=" + denied,
            receipt,
            "decision.xhtml?id=" + denied,
            "ovs-03",
            "decisions.xhtml?rule=OVS-03")
        .forEach(
            (sought, found) -> {
              find(page, sought);
              assertThat(page).hasURL(SERVER.url("/" + found).toString());
            });
    find(page, "nothing of the kind");
    assertThat(page.locator(".empty")).containsText("No decision matches");
  }

  private static void find(Page page, String text) {
    page.fill("#find", text);
    page.press("#find", "Enter");
  }

  @Test
  void keyboardAloneSignsInAndVerifies() {
    Page page = page();
    page.navigate("/decision.xhtml?id=" + denied);
    assertThat(page.locator("#signin\\:user")).isFocused();
    page.keyboard().type(SERVER.user("officer"));
    page.keyboard().press("Tab");
    page.keyboard().type(People.password(SERVER, "officer"));
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("/decision\\.xhtml\\?id=" + denied));
    page.waitForLoadState();
    page.keyboard().press("Tab");
    assertThat(page.locator(".skip")).isFocused();
    page.keyboard().press("Enter");
    for (int i = 0; i < 10 && !focused(page).contains("proof:verify"); i++) {
      page.keyboard().press("Tab");
    }
    page.keyboard().press("Enter");
    assertThat(page.locator(".seal.green")).containsText("stands unchanged");
    assertThat(page.locator(".steps li.holds")).hasCount(5);
  }

  @Test
  void worksWithoutScript() {
    Page page = BROWSER.withoutScript(SERVER);
    People.signIn(page, SERVER, "officer");
    page.navigate("/decision.xhtml?id=" + denied);
    page.click("#proof\\:verify");
    assertThat(page.locator(".seal.green")).isVisible();
  }

  @Test
  void regulatorReadsAndTakesHomeAndActsNowhere() {
    String review = Requests.held(SERVER);
    Page page = signedIn("regulator");
    for (String address :
        List.of(
            "decisions.xhtml",
            "decision.xhtml?id=" + denied,
            "reviews.xhtml",
            "review.xhtml?id=" + review)) {
      page.navigate("/" + address);
      assertThat(buttons(page))
          .as(address)
          .isSubsetOf(
              "Sign out",
              "Show",
              "Verify inclusion",
              "Save the view",
              "Remove",
              "Build a bundle of just this");
    }
    assertThat(page.locator("main")).containsText("Only officers decide reviews");
    page.navigate("/decision.xhtml?id=" + denied);
    page.click("#proof\\:verify");
    assertThat(page.locator(".seal.green")).isVisible();
  }

  @Test
  void adminSeesNoContent() {
    Page page = signedIn("admin");
    for (String address :
        List.of(
            "",
            "decisions.xhtml",
            "decision.xhtml?id=" + denied,
            "reviews.xhtml",
            "find.xhtml?q=" + denied)) {
      page.navigate("/" + address);
      assertThat(page).hasURL(Pattern.compile("/access\\.xhtml"));
      assertThat(page.locator("nav, [role=search]")).hasCount(0);
    }
    assertThat(page.request().get("/api/decisions/" + denied).status()).isEqualTo(403);
  }

  @Test
  void everyLinkLeadsSomewhere() {
    Page page = officer;
    Set<String> checked = new HashSet<>();
    for (String address :
        List.of("decisions.xhtml", "decision.xhtml?id=" + redacted, "reviews.xhtml")) {
      page.navigate("/" + address);
      for (String link :
          strings(
              page,
              "[...document.querySelectorAll('a:not([hreflang])')].map(a =>"
                  + " a.href.split('#')[0])")) {
        if (checked.add(link) && !(address.startsWith("decisions") && link.contains("?id="))) {
          assertThat(page.request().get(link).status()).as("%s: %s", address, link).isEqualTo(200);
        }
      }
    }
  }

  private static Page.LocatorOptions containing(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static List<String> buttons(Page page) {
    return strings(
        page,
        "[...document.querySelectorAll('button, input[type=submit]')]"
            + ".map(button => (button.textContent || button.value).trim())");
  }

  @SuppressWarnings("unchecked")
  private static List<String> strings(Page page, String expression) {
    return (List<String>) page.evaluate(expression);
  }

  private static String focused(Page page) {
    return (String) page.evaluate("document.activeElement.id");
  }

  private static Page page() {
    return BROWSER.page(SERVER, "en", 1280, 800);
  }

  private static Page signedIn(String account) {
    Page page = page();
    People.signIn(page, SERVER, account);
    return page;
  }
}
