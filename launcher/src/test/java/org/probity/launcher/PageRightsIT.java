package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.OidcTestProvider;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/**
 * What persons may ask for, evidence that is checked in front of the reader, and who may come in:
 * GDPR 7(3), 15 and 17, AI Act 12, each by those whose part it is.
 */
@SuppressWarnings("NullAway.Init")
class PageRightsIT {
  private static final double LONG = 60_000;
  private static TestBrowser browser;
  private static TestServer server;

  @BeforeAll
  static void openBrowser() {
    browser = new TestBrowser();
    server = TestServer.shared();
  }

  @AfterAll
  static void closeBrowser() {
    browser.close();
  }

  @Test
  void aPersonIsFoundAnsweredAndErased() throws IOException {
    String subject = "person-" + UUID.randomUUID();
    Requests.infer(
        server,
        200,
        "mail-gru",
        Bodies.text(
            "Dear Anna", "\"purpose\": \"mail-filtering\", \"subject\": \"" + subject + "\""));
    String consent = "{\"subject\": \"" + subject + "\", \"purpose\": \"mail-filtering\"}";
    Call.Answer given = Call.post("/api/consents", consent).send(server.url(), server.key("app"));
    assertThat(given.status()).as(given.text()).isEqualTo(201);

    Page officer = signedIn("officer");
    officer.fill("#find", subject);
    officer.press("#find", "Enter");
    assertThat(officer).hasURL(Pattern.compile("person\\.xhtml$"));
    assertThat(officer.locator(".answer")).containsText("one consent stands");
    officer.click("[id='act:consent:0:withdraw']");
    assertThat(officer.locator(".answer")).containsText("no consent stands");

    officer.click("[id='act:erase']");
    assertThat(officer.locator(".problems")).containsText("Give a reason");
    officer.fill("[id='act:reason']", "Asked by letter.");
    officer.click("[id='act:erase']");
    assertThat(officer.locator(".answer")).containsText("waits for a second officer");
    officer.navigate("/privacy.xhtml");
    officer.click("a[href^='erasure.xhtml'] >> nth=0");
    assertThat(officer.locator("main")).containsText("another officer must approve it");

    Page second = signedIn("officer2");
    second.navigate(officer.url());
    assertThat(second.locator("q")).hasText("Asked by letter.");
    second.click("[id='act:approve']");
    assertThat(second.locator(".problems")).containsText("Nothing was erased");
    second.check("[id='act:confirmed']");
    second.click("[id='act:approve']");
    assertThat(second.locator(".answer")).containsText("key was destroyed");
    assertThat(second.locator("q")).hasCount(0);
  }

  /** GDPR 21. */
  @Test
  void anObjectionIsDecidedWithGrounds() throws IOException {
    String body =
        """
        {"subject": "page-objector", "purpose": "demo", "reason": "I know whose it is."}""";
    String id =
        Call.post("/api/objections", body)
            .send(server.url(), server.key("app"))
            .json()
            .path("id")
            .asText();
    Page officer = signedIn("officer");
    officer.navigate("/privacy.xhtml");
    officer.click("a[href='objection.xhtml?id=" + id + "']");
    assertThat(officer.locator("q")).hasText("I know whose it is.");
    officer.click("[id='decide:go']");
    assertThat(officer.locator(".problems")).containsText("Nothing was decided");
    officer.selectOption("[id='decide:to']", "overruled");
    officer.fill("[id='decide:grounds']", "Claims before a court.");
    officer.click("[id='decide:go']");
    assertThat(officer.locator(".answer")).containsText("overruled");
    officer.navigate("/privacy.xhtml");
    assertThat(officer.locator("a[href='objection.xhtml?id=" + id + "']")).hasCount(0);
  }

  @Test
  void aBundleIsBuiltAndVerifiedInThePage() {
    Page regulator = signedIn("regulator");
    regulator.navigate("/evidence.xhtml");
    regulator.click("[id='whole:go']");
    assertThat(regulator.locator("#whole .seal.green"))
        .containsText("entries are as they were", new ContainsTextOptions().setTimeout(LONG));
    regulator.click("[id='build:go']");
    assertThat(regulator.locator(".answer"))
        .containsText("It is done", new ContainsTextOptions().setTimeout(LONG));
    regulator.click("[id='state:verify']");
    assertThat(regulator.locator(".seal.green"))
        .containsText("nothing was changed", new ContainsTextOptions().setTimeout(LONG));
    regulator.navigate("/entry.xhtml?index=0");
    regulator.click("[id='proof:verify']");
    assertThat(regulator.locator(".seal.green")).containsText("this entry stands unchanged");
    regulator.navigate("/audit.xhtml?type=export");
    assertThat(regulator.locator("main")).containsText("regulator");
  }

  @Test
  void searchesAreKeptAndAPersonStandsInNoAddress() {
    String subject = "person-of-one-decision";
    String about =
        Requests.decision(
            Requests.infer(
                server,
                200,
                "mail-gru",
                Bodies.text(
                    "Write to anna.weber@example.com.",
                    "\"explain\": \"none\", \"subject\": \"" + subject + "\"")));
    Page page = signedIn("officer");
    page.navigate("/decisions.xhtml");
    page.click(".more summary");
    page.fill("#finding", "email_address");
    page.selectOption("#explained", "no");
    page.click(".filters button");
    assertThat(page.locator(".more")).hasAttribute("open", "open");
    page.click("[id='views:save']");
    assertThat(page.locator("#views .problems")).containsText("Give a name");
    page.fill("[id='views:name']", "Mail addresses");
    page.click("[id='views:save']");
    assertThat(page.locator(".views [aria-current]")).hasText("Mail addresses");
    assertThat(page.locator("#finding")).hasValue("email_address");

    page.fill("[id='about:reference']", subject);
    page.click("[id='about:go']");
    assertThat(page.locator(".notice").first()).containsText("about one person");
    assertThat(page.locator("tbody tr")).hasCount(1);
    assertThat(page.locator("tbody")).containsText(about);
    assertThat(page).hasURL(Pattern.compile("finding=.*person=[\\w-]{43}"));
    assertThat(page.content()).doesNotContain(subject);

    page.click(".views a");
    page.click("#views summary");
    page.click("#views details button");
    assertThat(page.locator(".views")).hasCount(0);
  }

  @Test
  void whoEndsASessionIsObeyedAtOnce() throws IOException {
    Page here = signedIn("officer2");
    Page there = signedIn("officer2");
    there.navigate("/decisions.xhtml");
    here.navigate("/sessions.xhtml");
    assertThat(here.locator("tbody tr").first()).containsText("Chrome");
    here.click("[id='sessions:others']");
    assertThat(here.locator(".answer")).hasText("This is your only session.");
    there.navigate("/overview.xhtml");
    assertThat(there).hasURL(Pattern.compile("/signin\\.xhtml"));
    assertThat(there.request().get("/api/decisions?size=1").status()).isEqualTo(401);

    Page admin = signedIn("admin");
    admin.navigate("/sessions.xhtml");
    var line =
        admin.locator("tr", new Page.LocatorOptions().setHasText(server.user("officer2") + " "));
    line.locator("button").click();
    assertThat(line).hasCount(0);
    here.navigate("/overview.xhtml");
    assertThat(here).hasURL(Pattern.compile("/signin\\.xhtml"));
    Page officer = signedIn("officer");
    officer.navigate("/audit.xhtml?type=access");
    assertThat(officer.locator("main")).containsText("Session ended");
  }

  @Test
  void aRegulatorIsLetInByTwo() {
    String name = "visitor-" + UUID.randomUUID().toString().substring(0, 8);
    Page admin = signedIn("admin");
    admin.navigate("/access.xhtml");
    admin.fill("[id='access:user']", name);
    admin.fill("[id='access:name']", "Ms Visitor " + name.substring(8));
    admin.click("[id='access:create']");
    assertThat(admin.locator(".notice code")).hasText(Pattern.compile("[A-Za-z0-9_-]{24}"));
    Page officer = signedIn("officer");
    officer.navigate("/access.xhtml");
    var line = officer.locator("tr", new Page.LocatorOptions().setHasText(name));
    assertThat(line).containsText("waits for an officer");
    line.locator("button").click();
    assertThat(line).containsText("may sign in");
    admin.navigate("/access.xhtml");
    var disabled = admin.locator("tr", new Page.LocatorOptions().setHasText(name));
    assertThat(disabled).containsText("Ms Visitor");
    disabled.locator("summary").first().click();
    disabled.locator("button").first().click();
    assertThat(disabled.locator("td").nth(2)).hasText("disabled", new HasTextOptions());
    officer.navigate("/audit.xhtml?type=account");
    assertThat(officer.locator("table")).containsText("Account disabled");
  }

  @Test
  void peopleAreCalledByTheirNamesAndKnownByTheirAccounts() throws IOException {
    String name = "Ana Lovelace-" + UUID.randomUUID().toString().substring(0, 8);
    Page admin = signedIn("admin");
    called(admin, "officer2", "two\u202Eways");
    assertThat(admin.locator(".problems")).containsText("all of which are seen");
    called(admin, "officer2", name);
    assertThat(admin.locator("tbody").first()).containsText(name);
    Page officer = signedIn("officer2");
    assertThat(officer.locator(".who .user")).hasText(name + " officer");
    officer.navigate("/audit.xhtml?type=sign-ins");
    assertThat(officer.locator("tbody")).containsText(name);

    admin.navigate("/access.xhtml");
    called(admin, "regulator", name);
    assertThat(admin.locator("tbody").first().locator("strong")).hasCount(2);
    officer.navigate("/audit.xhtml?type=sign-ins");
    assertThat(officer.locator("tbody")).containsText(name + " (" + server.user("officer2") + ")");
    officer.navigate("/audit.xhtml?type=account");
    Locator line =
        officer
            .locator("tbody tr", new Page.LocatorOptions().setHasText("Called differently"))
            .first();
    line.locator("a").click();
    assertThat(officer.locator("h1")).isVisible();
    assertThat(officer.locator("main pre, main code").first()).isVisible();
    assertThat(officer.locator("main").textContent()).doesNotContain("\"" + name);

    admin.navigate("/access.xhtml");
    called(admin, "regulator", "");
    called(admin, "officer2", "");
    assertThat(admin.locator("tbody").first()).not().containsText(name);
  }

  private static void called(Page admin, String account, String name) {
    Pattern summary = Pattern.compile("^\\s*Name " + server.user(account) + "\\s*$");
    Locator line =
        admin.locator(
            "details",
            new Page.LocatorOptions()
                .setHas(admin.locator("summary", new Page.LocatorOptions().setHasText(summary))));
    line.locator("summary").click();
    line.locator("input").fill(name);
    line.locator("button").click();
    assertThat(line.locator("input")).not().isVisible();
  }

  @Test
  void aKeyIsMadeShownOnceAndRevoked() {
    String application = "page-app-" + UUID.randomUUID().toString().substring(0, 8);
    Page admin = signedIn("admin");
    admin.navigate("/access.xhtml");
    admin.fill("[id='access:application']", application);
    admin.fill("[id='access:purpose']", "demo");
    admin.check("input[value='mail-gru']");
    admin.click("[id='access:createKey']");
    String key = admin.locator(".notice code").textContent();
    assertThat(key).matches("pk_[a-z0-9]{12}_[A-Za-z0-9_-]{43}");
    assertThat(accounts(key)).isEqualTo(403);
    admin.navigate("/access.xhtml");
    assertThat(admin.content()).doesNotContain(key);
    var line = admin.locator("tr", new Page.LocatorOptions().setHasText(application));
    assertThat(line).containsText("mail-gru");
    line.locator("summary").click();
    line.locator("button").click();
    assertThat(line.locator("button")).hasCount(0);
    assertThat(accounts(key)).isEqualTo(401);
  }

  /** What an application's key that works is refused, and one that does not is not known for. */
  private static int accounts(String key) {
    try {
      return Call.get("/api/accounts").send(server.url(), key).status();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void theOrganisationLetsItsPeopleIn() {
    String subject = "at-provider-" + UUID.randomUUID();
    OidcTestProvider.somebody(subject, "football");
    Page page = browser.page(server, "en", 1280, 800);
    page.navigate("/decisions.xhtml?verdict=deny");
    page.click("[id=organisation]");
    assertThat(page).hasURL(Pattern.compile("/signin\\.xhtml\\?refused=no-role"));
    assertThat(page.locator(".notice.red")).containsText("gave you no role here");
    OidcTestProvider.somebody(subject, "compliance");
    page.navigate("/decisions.xhtml?verdict=deny");
    page.click("[id=organisation]");
    assertThat(page).hasURL(Pattern.compile("/decisions\\.xhtml\\?verdict=deny"));
    assertThat(page.locator(".who .user")).hasText(subject + " officer");
    assertThat(page.request().get("/api/decisions?size=1").status()).isEqualTo(200);
    page.navigate("/sessions.xhtml");
    assertThat(page.locator("tbody")).containsText("Chrome");
    awaitAct(page, "Sign-in through the organisation refused", "no role");
    assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(subject)).first())
        .containsText("Signed in through the organisation");
    assertThat(page.content()).doesNotContain("@example.com");

    OidcTestProvider.somebody(subject);
    Page elsewhere = browser.page(server, "en", 390, 844);
    elsewhere.navigate("/oidc/begin");
    assertThat(elsewhere.locator(".notice.red")).containsText("gave you no role here");
    page.navigate("/overview.xhtml");
    assertThat(page).hasURL(Pattern.compile("/signin\\.xhtml"));
    elsewhere.navigate("/oidc/answer?code=1&state=2");
    assertThat(elsewhere.locator(".notice.red")).containsText("Begin again");
  }

  @Test
  void whoCameWhoWentAndWhoWasRefusedStandsInTheLedger() {
    Page page = signedIn("officer2");
    String name = server.user("officer2");
    page.click("[id='leave:out']");
    refused(page, name);
    refused(page, name);
    String unknown = "nobody-" + UUID.randomUUID();
    refused(page, unknown);
    People.signIn(page, server, "officer2");
    assertThat(page).hasURL(Pattern.compile("/overview\\.xhtml"));

    awaitAct(page, "Sign-in by password refused", "no such account");
    Locator guesses =
        awaitAct(page, "Sign-in by password refused", "password wrong")
            .filter(new Locator.FilterOptions().setHasText("account " + name));
    assertThat(guesses.first()).containsText("times ");
    assertThat(awaitAct(page, "Signed in by password", name).first()).isVisible();
    assertThat(awaitAct(page, "Signed out", name).first()).isVisible();
    assertThat(page.content()).doesNotContain(unknown);
    page.click("a[hreflang='zh']");
    assertThat(page.locator("tbody")).containsText("原因 密码错误");
    assertThat(page.locator("tbody")).containsText("以密码登录");
  }

  private static void refused(Page page, String user) {
    page.navigate("/signin.xhtml");
    page.fill("#signin\\:user", user);
    page.fill("#signin\\:password", "not the password");
    page.click("#signin\\:go");
    assertThat(page.locator(".problems")).containsText("do not match");
  }

  /** Refusals are written within seconds, not while somebody waits. */
  private static Locator awaitAct(Page page, String act, String detail) {
    Locator lines =
        page.locator("tbody tr", new Page.LocatorOptions().setHasText(act))
            .filter(new Locator.FilterOptions().setHasText(detail));
    page.navigate("/audit.xhtml?type=sign-ins");
    for (int i = 0; i < 20 && lines.count() == 0; i++) {
      page.waitForTimeout(500);
      page.reload();
    }
    return lines;
  }

  @Test
  void whoSignsOutSignsOutAtTheOrganisationToo() {
    String subject = "leaves-" + UUID.randomUUID();
    OidcTestProvider.named("Grace " + subject);
    OidcTestProvider.somebody(subject, "audit");
    Page page = browser.page(server, "zh", 390, 844);
    page.navigate("/oidc/begin");
    assertThat(page.locator(".who .user")).containsText("Grace " + subject);
    OidcTestProvider.named("");
    page.click("[id='leave:out']");
    assertThat(page).hasURL(Pattern.compile("/signin\\.xhtml$"));
    assertThat(OidcTestProvider.signedOut()).containsOnlyOnce(subject);
    page.navigate("/overview.xhtml");
    assertThat(page).hasURL(Pattern.compile("/signin\\.xhtml\\?next="));

    Page local = signedIn("officer");
    local.click("[id='leave:out']");
    assertThat(local).hasURL(Pattern.compile("/signin\\.xhtml$"));
    assertThat(OidcTestProvider.signedOut()).containsOnlyOnce(subject);
  }

  private static Page signedIn(String account) {
    Page page = browser.page(server, "en", 1280, 800);
    People.signIn(page, server, account);
    return page;
  }
}
