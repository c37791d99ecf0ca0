package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
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
class PageReviewIT {
  @AutoClose private static final TestBrowser BROWSER = new TestBrowser();
  private static final TestServer SERVER = TestServer.shared();

  @Test
  void releasedRequestIsAnswered() throws IOException {
    String review = Requests.held(SERVER);
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
    String review = Requests.held(SERVER);
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
    String review = Requests.held(SERVER);
    Call.Answer claimed =
        Call.post("/api/reviews/" + review + "/claim", "{}")
            .send(SERVER.url(), SERVER.key("officer2"));
    assertThat(claimed.status()).isEqualTo(200);
    Page page = officer();
    page.navigate("/review.xhtml?id=" + review);
    assertThat(page.locator("#decide")).hasCount(0);
    assertThat(page.locator(".answer")).containsText("An officer has claimed the request");
  }

  @Test
  void aCasePassedOnTakesTwoOfficers() throws IOException {
    String review = Requests.held(SERVER);
    Page page = officer();
    page.navigate("/review.xhtml?id=" + review);
    page.locator("#decide summary").click();
    page.click("#decide\\:pass");
    assertThat(page.locator(".problems")).containsText("Give a reason");
    page.locator("#decide summary").click();
    page.fill("#decide\\:passReason", "I know the applicant.");
    page.click("#decide\\:pass");
    assertThat(page.locator("#decide")).containsText("your release alone releases nothing");
    assertThat(page.locator("main")).containsText("Second officer asked for");
    assertThat(page.locator("q")).hasText("I know the applicant.");
    decide(page, "allow", "Sound, as far as I can say.");
    assertThat(page.locator(".answer")).containsText("One officer would release the request");
    assertThat(page.locator("main")).containsText("Before them: the case · rules · what was asked");
    assertThat(outcome(review).status()).isEqualTo(202);

    Call.Answer again = passOn(review, "officer2");
    assertThat(again.status()).as(again.text()).isEqualTo(409);
    Call.Answer second =
        Call.post(
                "/api/reviews/" + review + "/decide",
                "{\"verdict\": \"allow\", \"reason\": \"Agreed.\"}")
            .send(SERVER.url(), SERVER.key("officer2"));
    assertThat(second.status()).as(second.text()).isEqualTo(200);
    assertThat(outcome(review).status()).isEqualTo(200);
    page.reload();
    assertThat(page.locator("main")).containsText("Before them: by the API");
  }

  private static Call.Answer passOn(String review, String account) throws IOException {
    return Call.post("/api/reviews/" + review + "/pass-on", "{\"reason\": \"Again.\"}")
        .send(SERVER.url(), SERVER.key(account));
  }

  @Test
  void severalThatAreAlikeAreRefusedAtOnceAndReleasedOneByOne() throws IOException {
    String one = Requests.held(SERVER);
    String two = Requests.held(SERVER);
    String left = Requests.held(SERVER);
    Page page = officer();
    page.navigate("/reviews.xhtml");
    page.locator("#queue summary").click();
    page.fill("#queue\\:reason", "The scores of that day were wrong.");
    page.click("#queue\\:refuse");
    assertThat(page.locator(".problems")).containsText("Tick between 1 and 20 cases");
    page.check("input[value='" + one + "']");
    page.check("input[value='" + two + "']");
    page.locator("#queue summary").click();
    page.click("#queue\\:refuse");
    assertThat(page.locator(".problems")).containsText("Confirm that you have read");
    assertThat(page.locator("input[value='" + one + "']")).isChecked();
    page.locator("#queue summary").click();
    page.check("#queue\\:confirmed");
    page.click("#queue\\:refuse");
    assertThat(page.locator("main [role=status]")).hasText("2 requests were refused.");
    assertThat(outcome(one).status()).isEqualTo(403);
    assertThat(outcome(two).status()).isEqualTo(403);
    assertThat(outcome(left).status()).isEqualTo(202);
    page.navigate("/review.xhtml?id=" + two);
    assertThat(page.locator("main")).containsText("Before them: the list of cases · rules");
    assertThat(page.locator("q")).hasText("The scores of that day were wrong.");
  }

  private static void decide(Page page, String verdict, String reason) {
    page.selectOption("#decide\\:verdict", verdict);
    page.fill("#decide\\:reason", reason);
    page.check("#decide\\:confirmed");
    page.click("#decide\\:go");
  }

  /** What the waiting application gets. */
  private static Call.Answer outcome(String review) throws IOException {
    return Call.get("/api/reviews/" + review).send(SERVER.url(), SERVER.key("app"));
  }

  private static Page officer() {
    Page page = BROWSER.page(SERVER, "en", 1280, 800);
    People.signIn(page, SERVER, "officer");
    return page;
  }
}
