package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/** What goes wrong between a page and its reader: two at once, twice, too late, and back again. */
class PageHazardIT {
  @AutoClose private static final TestBrowser BROWSER = new TestBrowser();
  private static final TestServer SERVER = TestServer.shared();

  @ParameterizedTest
  @CsvSource({"en,It was decided already", "zh,该项已有决定"})
  void ofTwoOfficersWhoDecideTheQuickerOneDoes(String language, String told) throws IOException {
    String review = Requests.held(SERVER);
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
    String review = Requests.held(SERVER);
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
    String review = Requests.held(SERVER);
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
    String review = Requests.held(SERVER);
    Page page = opened("officer", "en", review);
    fill(page, "deny", "Too late.");
    Page elsewhere = BROWSER.page(SERVER, "en", 1280, 800);
    People.signIn(elsewhere, SERVER, "officer");
    elsewhere.navigate("/sessions.xhtml");
    elsewhere.click("[id='sessions:others']");
    assertThat(elsewhere.locator(".answer")).hasText("This is your only session.");

    page.click("#decide\\:go");
    assertThat(page).hasURL(Pattern.compile("/signin\\.xhtml\\?next="));
    assertThat(state(review)).isEqualTo("open");
    page.fill("#signin\\:user", SERVER.user("officer"));
    page.fill("#signin\\:password", People.password(SERVER, "officer"));
    page.click("#signin\\:go");
    assertThat(page).hasURL(Pattern.compile("/review\\.xhtml\\?id=" + review));
    assertThat(page.locator("#decide")).isVisible();
  }

  private static Page opened(String account, String language, String review) {
    Page page = BROWSER.page(SERVER, language, 1280, 800);
    People.signIn(page, SERVER, account);
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
        .send(SERVER.url(), SERVER.key("officer2"))
        .json()
        .required("state")
        .textValue();
  }
}
