package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/** What goes wrong between a page and its reader: two at once, twice, too late, and back again. */
@SuppressWarnings("NullAway.Init")
class PageHazardIT {
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

  @ParameterizedTest
  @CsvSource({"en,It was decided already", "zh,该项已有决定"})
  void ofTwoOfficersWhoDecideTheQuickerOneDoes(String language, String told) throws IOException {
    String review = Requests.held(server);
    Page slow = opened("officer", language, review);
    Page quick = opened("officer2", "en", review);
    fill(quick, "deny", "No income stated.");
    quick.click("#decide\\:go");
    assertThat(quick.locator(".answer")).containsText("An officer refused the request");
    fill(slow, "allow", "Income checked.");
    slow.click("#decide\\:go");
    assertThat(slow.locator(".problems")).containsText(told);
    assertThat(state(review)).isEqualTo("refused");
    slow.reload();
    assertThat(slow.locator("#decide")).hasCount(0);
    assertThat(slow.locator("q")).hasText("No income stated.");
  }

  @Test
  void whatIsSentTwiceIsDoneOnce() throws IOException {
    String review = Requests.held(server);
    Page page = opened("officer", "en", review);
    fill(page, "deny", "Sent twice.");
    page.dblclick("#decide\\:go");
    assertThat(page.locator(".answer")).containsText("An officer refused the request");
    page.navigate("/review.xhtml?id=" + review);
    Locator decided =
        page.locator("tbody tr", new Page.LocatorOptions().setHasText("Decided by an officer"));
    assertThat(decided).hasCount(1);
  }

  @Test
  void whoGoesBackSeesHowThingsAreNow() throws IOException {
    String review = Requests.held(server);
    Page page = opened("officer", "en", review);
    page.navigate("/reviews.xhtml");
    page.click("a[href='review.xhtml?id=" + review + "']");
    fill(page, "deny", "And back.");
    page.click("#decide\\:go");
    assertThat(page.locator(".answer")).containsText("An officer refused the request");
    page.goBack();
    page.goBack();
    assertThat(page).hasURL(Pattern.compile("/(reviews|review)\\.xhtml"));
    assertThat(page.locator("#decide")).hasCount(0);
    page.navigate("/reviews.xhtml");
    assertThat(page.locator("a[href='review.xhtml?id=" + review + "']")).hasCount(0);
  }

  @Test
  void whoseSessionEndedDecidesNothingAndComesBackToTheCase() throws IOException {
    String review = Requests.held(server);
    Page page = opened("officer", "en", review);
    fill(page, "deny", "Too late.");
    Page elsewhere = browser.page(server, "en", 1280, 800);
    People.signIn(elsewhere, server, "officer");
    elsewhere.navigate("/sessions.xhtml");
    elsewhere.click("[id='sessions:others']");
    assertThat(elsewhere.locator(".answer")).hasText("This is your only session.");

    page.click("#decide\\:go");
    assertThat(page).hasURL(Pattern.compile("/signin\\.xhtml\\?next="));
    assertThat(state(review)).isEqualTo("open");
    page.fill("#signin\\:user", server.user("officer"));
    page.fill("#signin\\:password", People.password(server, "officer"));
    page.click("#signin\\:go");
    assertThat(page).hasURL(Pattern.compile("/review\\.xhtml\\?id=" + review));
    assertThat(page.locator("#decide")).isVisible();
  }

  private static Page opened(String account, String language, String review) {
    Page page = browser.page(server, language, 1280, 800);
    People.signIn(page, server, account);
    page.navigate("/review.xhtml?id=" + review);
    return page;
  }

  private static void fill(Page page, String verdict, String reason) {
    page.selectOption("#decide\\:verdict", verdict);
    page.fill("#decide\\:reason", reason);
    page.check("#decide\\:confirmed");
  }

  private static String state(String review) throws IOException {
    return Call.get("/api/reviews/" + review)
        .send(server.url(), server.key("officer2"))
        .json()
        .required("state")
        .textValue();
  }
}
