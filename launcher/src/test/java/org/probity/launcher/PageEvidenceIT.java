package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/** Evidence that is checked in front of the reader: AI Act 12. */
class PageEvidenceIT {
  private static final double LONG = 60_000;
  @AutoClose private static final TestBrowser BROWSER = new TestBrowser();
  private static final TestServer SERVER = TestServer.shared();

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

  private static Page signedIn(String account) {
    Page page = BROWSER.page(SERVER, "en", 1280, 800);
    People.signIn(page, SERVER, account);
    return page;
  }
}
