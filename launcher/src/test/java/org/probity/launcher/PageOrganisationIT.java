package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.OidcTestProvider;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/** The organisation's own sign-in, and what the ledger keeps of who came and went. */
class PageOrganisationIT {
  @AutoClose private static final TestBrowser BROWSER = new TestBrowser();
  private static final TestServer SERVER = TestServer.shared();

  @Test
  void theOrganisationLetsItsPeopleIn() {
    String subject = "at-provider-" + UUID.randomUUID();
    OidcTestProvider.somebody(subject, "football");
    Page page = BROWSER.page(SERVER, "en", 1280, 800);
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
    Page elsewhere = BROWSER.page(SERVER, "en", 390, 844);
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
    String name = SERVER.user("officer2");
    page.click("[id='leave:out']");
    refused(page, name);
    refused(page, name);
    String unknown = "nobody-" + UUID.randomUUID();
    refused(page, unknown);
    People.signIn(page, SERVER, "officer2");
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
    Page page = BROWSER.page(SERVER, "zh", 390, 844);
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
    Page page = BROWSER.page(SERVER, "en", 1280, 800);
    People.signIn(page, SERVER, account);
    return page;
  }
}
