package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/**
 * GDPR 22(3), AI Act 14(4): a person decides what PRV-15 holds, and the waiting application hears
 * it.
 */
@SuppressWarnings("NullAway.Init")
class PageReviewIT {
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
  void releasedRequestIsAnswered() throws IOException {
    String review = Requests.held(server);
    assertThat(outcome(review).status()).isEqualTo(202);
    Page page = officer();
    page.navigate("/reviews.xhtml");
    assertThat(page.locator(".answer")).containsText(Pattern.compile("(is|are) held"));
    page.click("a[href='review.xhtml?id=" + review + "']");
    assertThat(page.locator(".rules")).containsText("PRV-15");

    page.click("#decide\\:go");
    assertThat(page.locator(".problems")).containsText("Choose whether to release or to refuse");
    decide(page, "allow", "Income checked by hand; <b>the case is sound</b>.");

    assertThat(page.locator(".answer")).containsText("An officer released the request");
    assertThat(page.locator("q")).hasText("Income checked by hand; <b>the case is sound</b>.");
    assertThat(page.locator("#decide")).hasCount(0);
    Call.Answer answer = outcome(review);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().at("/outputs/1/data/0").textValue()).isIn("good", "bad");

    page.locator("dd a code").last().click();
    assertThat(page).hasURL(Pattern.compile(Requests.decision(answer.json())));
    assertThat(page.locator("main")).containsText("Follows the held decision");
  }

  @Test
  void refusedRequestIsDenied() throws IOException {
    String review = Requests.held(server);
    Page page = officer();
    page.navigate("/review.xhtml?id=" + review);
    page.click("#decide\\:claim");
    assertThat(page.locator(".answer")).containsText("An officer has claimed the request");
    decide(page, "deny", "No income stated.");
    assertThat(page.locator(".answer")).containsText("An officer refused the request");
    Call.Answer answer = outcome(review);
    assertThat(answer.status()).as(answer.text()).isEqualTo(403);
    assertThat(answer.text()).doesNotContain("No income stated");
  }

  @Test
  void claimedReviewIsNobodyElses() throws IOException {
    String review = Requests.held(server);
    Call.Answer claimed =
        Call.post("/api/reviews/" + review + "/claim", "{}")
            .send(server.url(), server.key("officer2"));
    assertThat(claimed.status()).isEqualTo(200);
    Page page = officer();
    page.navigate("/review.xhtml?id=" + review);
    assertThat(page.locator("#decide")).hasCount(0);
    assertThat(page.locator(".answer")).containsText("An officer has claimed the request");
  }

  private static void decide(Page page, String verdict, String reason) {
    page.selectOption("#decide\\:verdict", verdict);
    page.fill("#decide\\:reason", reason);
    page.check("#decide\\:confirmed");
    page.click("#decide\\:go");
  }

  /** What the waiting application gets. */
  private static Call.Answer outcome(String review) throws IOException {
    return Call.get("/api/reviews/" + review).send(server.url(), server.key("app"));
  }

  private static Page officer() {
    Page page = browser.page(server, "en", 1280, 800);
    People.signIn(page, server, "officer");
    return page;
  }
}
