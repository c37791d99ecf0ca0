package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.DatabaseOwner;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/** Figures that take long do not keep the page: it says so, and shows them once they are there. */
class PageFairnessIT {
  private static final String LOCK = "LOCK TABLE observation IN ACCESS EXCLUSIVE MODE";

  @Test
  void thePageComesBeforeItsFigures() throws IOException, SQLException {
    TestServer server = TestServer.shared();
    try (TestBrowser browser = new TestBrowser()) {
      Page page = browser.page(server, "en", 1280, 800);
      People.signIn(page, server, "officer");
      try (Connection owner = DatabaseOwner.connect(server.data());
          Statement lock = owner.createStatement()) {
        owner.setAutoCommit(false);
        lock.execute(LOCK);
        page.navigate("/fairness.xhtml?model=credit-mlp&range=quarter");
        assertThat(page.locator(".answer")).containsText("The figures are being computed");
        assertThat(page.locator("#stability-heading")).hasCount(0);
        browser.keep(page);
        owner.rollback();
      }
      assertThat(page.locator("#stability-heading")).isVisible();
      assertThat(page.locator(".answer")).not().containsText("being computed");
      assertThat(page.locator("main")).containsText("Computed at");
      assertThat(page.locator("[data-every]")).hasCount(0);
      assertThat(page.locator("#range")).hasValue("quarter");
    }
  }
}
