package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/** What persons may ask for, and what an officer keeps of searches: GDPR 7(3), 15, 17 and 21. */
class PagePersonIT {
  @AutoClose private static final TestBrowser BROWSER = new TestBrowser();
  private static final TestServer SERVER = TestServer.shared();

  @Test
  void aPersonIsFoundAnsweredAndErased() throws IOException {
    String subject = "person-" + UUID.randomUUID();
    Requests.infer(
        SERVER,
        200,
        "mail-gru",
        Bodies.text(
            "Dear Anna", "\"purpose\": \"mail-filtering\", \"subject\": \"" + subject + "\""));
    String consent = "{\"subject\": \"" + subject + "\", \"purpose\": \"mail-filtering\"}";
    Call.Answer given = Call.post("/api/consents", consent).send(SERVER.url(), SERVER.key("app"));
    assertThat(given.status()).as(given.text()).isEqualTo(201);

    Page officer = signedIn("officer");
    officer.navigate("/privacy.xhtml");
    List<?> others = erasures(officer);
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
    List<?> all = new ArrayList<>(erasures(officer));
    all.removeAll(others);
    assertThat(all).hasSize(1);
    officer.navigate("/" + all.get(0));
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

  /** Where each request that is listed leads: other tests may have left some. */
  private static List<?> erasures(Page page) {
    return (List<?>)
        page.locator("a[href^='erasure.xhtml']")
            .evaluateAll("links => links.map(each => each.getAttribute('href'))");
  }

  /** GDPR 21. */
  @Test
  void anObjectionIsDecidedWithGrounds() throws IOException {
    String body =
        """
        {"subject": "page-objector", "purpose": "demo", "reason": "I know whose it is."}""";
    String id =
        Call.post("/api/objections", body)
            .send(SERVER.url(), SERVER.key("app"))
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
  void searchesAreKeptAndAPersonStandsInNoAddress() {
    String subject = "person-of-one-decision";
    String about =
        Requests.decision(
            Requests.infer(
                SERVER,
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

  private static Page signedIn(String account) {
    Page page = BROWSER.page(SERVER, "en", 1280, 800);
    People.signIn(page, SERVER, account);
    return page;
  }
}
