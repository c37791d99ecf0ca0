package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/** An officer changes a policy in the form, and two officers take the pack to force and back. */
class PagePoliciesIT {
  private static final double COMPILING = 60_000;

  @AutoClose private static final TestBrowser BROWSER = new TestBrowser();
  private static final TestServer SERVER = TestServer.shared();

  @Test
  void fromTheFormToForceAndBack() {
    Page officer = signedIn("officer");
    officer.navigate("/policies.xhtml?q=PRV-05");
    officer.click("table a");
    assertThat(officer.locator("main")).containsText("c.separateConsent");
    officer.click("a[href^='policy-edit']");
    change(officer);
    assertThat(officer.locator(".answer")).containsText("A draft");
    assertThat(officer.locator(".diff")).containsText("pii.SPECIAL >= 60");

    step(officer, "test", "Its examples come out as they say");
    step(officer, "shadow", "It judges beside the active pack");
    officer.click("#step\\:request");
    assertThat(officer.locator("main")).containsText("Approval asked for");
    assertThat(officer.locator("#step\\:approve")).hasCount(0);
    assertThat(officer.locator("main")).containsText("another officer must approve it");
    officer.click("#step\\:replay");
    assertThat(officer.locator("#watch\\:found"))
        .containsText("The replay is complete", new ContainsTextOptions().setTimeout(COMPILING));

    Page second = signedIn("officer2");
    second.navigate("/tasks.xhtml");
    second.click("nav a >> text=Approve a policy pack");
    second.locator("td a >> text=Approve a policy pack").last().click();
    second.click(".facts a");
    second.click("#step\\:approve");
    assertThat(second.locator(".problems")).containsText("Tick that you have read");
    second.check("#step\\:confirmed");
    second.click("#step\\:approve");
    assertThat(second.locator(".problems")).containsText("Say why");
    second.fill("#step\\:reason", "Its examples are those of the law.");
    step(second, "approve", "A second officer approved it");
    confirm(second);
    second.fill("#step\\:share", "5");
    step(second, "canary", "It judges 5 % of the decisions");
    step(second, "withdraw", "A second officer approved it");
    confirm(second);
    step(second, "activate", "It judges every request");
    confirm(second);
    step(second, "rollback", "Another pack took its place");
    assertThat(second.locator("table").last())
        .containsText(Pattern.compile("Rolled back.*Pack activated.*Pack drafted", Pattern.DOTALL));
  }

  /** First so that it is refused by name, then for good. */
  private static void change(Page page) {
    page.selectOption("[id='edit:clause:0:row:2:fact']", "c.basis");
    page.click("[id='edit:save']");
    assertThat(page.locator(".problems")).containsText("PRV-05: condition, the line of c.basis");
    page.selectOption("[id='edit:clause:0:row:2:fact']", "c.separateConsent");
    page.selectOption("[id='edit:clause:0:row:2:one']", "false");
    page.fill("[id='edit:clause:0:row:1:free']", "60");
    page.fill("[id='edit:fires']", "c.nothing=1");
    page.click("[id='edit:save']");
    assertThat(page.locator(".problems")).containsText("PRV-05, fires: the name of a fact");
    page.fill("[id='edit:fires']", "pii.SPECIAL=65");
    page.click("[id='edit:save']");
  }

  private static void confirm(Page page) {
    page.check("#step\\:confirmed");
    page.fill("#step\\:reason", "As was agreed.");
  }

  private static void step(Page page, String step, String answer) {
    page.click("#step\\:" + step);
    assertThat(page.locator(".answer"))
        .containsText(answer, new ContainsTextOptions().setTimeout(COMPILING));
  }

  private static Page signedIn(String account) {
    Page page = BROWSER.page(SERVER, "en", 1280, 800);
    People.signIn(page, SERVER, account);
    return page;
  }
}
