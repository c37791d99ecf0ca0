package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/** Who may come in, as whom and until when: sessions, grants, names and keys. */
class PageAccessIT {
  @AutoClose private static final TestBrowser BROWSER = new TestBrowser();
  private static final TestServer SERVER = TestServer.shared();

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
        admin.locator("tr", new Page.LocatorOptions().setHasText(SERVER.user("officer2") + " "));
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
    assertThat(admin.locator("tbody strong", new Page.LocatorOptions().setHasText(name)))
        .hasCount(2);
    officer.navigate("/audit.xhtml?type=sign-ins");
    assertThat(officer.locator("tbody")).containsText(name + " (" + SERVER.user("officer2") + ")");
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
    Pattern summary = Pattern.compile("^\\s*Name " + SERVER.user(account) + "\\s*$");
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
      return Call.get("/api/accounts").send(SERVER.url(), key).status();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Page signedIn(String account) {
    Page page = BROWSER.page(SERVER, "en", 1280, 800);
    People.signIn(page, SERVER, account);
    return page;
  }
}
