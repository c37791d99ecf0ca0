package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/**
 * What an officer asks of one decision: why, by which methods, beside which others, as evidence.
 */
class PageDecisionIT {
  private static final double LONG = 120_000;
  @AutoClose private static final TestBrowser BROWSER = new TestBrowser();
  private static final TestServer SERVER = TestServer.shared();

  @Test
  void anAnswerIsExplainedAfterwardsByTwoMethodsSideBySide() throws IOException {
    String decision = answered("explained-" + UUID.randomUUID());
    Page page = officer("en", 1280);
    page.navigate("/decision.xhtml?id=" + decision);
    assertThat(page.locator("main")).containsText("No explanation was asked for");
    page.click("[id='explain:go']");
    awaitExplanations(page, 1);
    assertThat(page.locator(".beside")).hasCount(0);
    page.selectOption("[id='explain:method']", "occlusion");
    page.click("[id='explain:go']");
    awaitExplanations(page, 2);
    assertThat(page.locator(".beside h3").first()).containsText("integrated gradients");
    assertThat(page.locator(".beside h3").nth(1)).containsText("occlusion");
    assertThat(page.locator("[id='explain:method'] option[value='occlusion']")).hasCount(0);
  }

  private static void awaitExplanations(Page page, int count) {
    Locator figures = page.locator("main figure img[src*='/api/explanations/']");
    for (int i = 0; i < 240 && figures.count() < count; i++) {
      page.waitForTimeout(500);
      page.reload();
    }
    assertThat(figures).hasCount(count);
  }

  @Test
  void aDecisionStandsBesideItsLikesAndSaysWhatWouldHaveChangedIt() throws IOException {
    String subject = "related-" + UUID.randomUUID();
    String one = answered(subject);
    String other = answered(subject);
    Page page = officer("zh", 390);
    page.navigate("/decision.xhtml?id=" + one);
    Locator related = page.locator("[aria-labelledby='related-heading']");
    assertThat(related).containsText("关于同一人");
    assertThat(related.locator("a[href='decision.xhtml?id=" + other + "']").first()).isVisible();
    assertThat(related.locator("a[href='decision.xhtml?id=" + one + "']")).hasCount(0);
    assertThat(page.locator("[aria-labelledby='why-heading']")).isVisible();
    org.assertj.core.api.Assertions.assertThat(page.content()).doesNotContain(subject);

    related.locator("a", new Locator.LocatorOptions().setHasText("查看全部")).first().click();
    assertThat(page).hasURL(Pattern.compile("/decisions\\.xhtml\\?.*person="));
    assertThat(page.locator("tbody tr")).hasCount(2);
  }

  @Test
  void aDecisionIsTakenAwayAlone() throws IOException {
    String decision = answered("alone-" + UUID.randomUUID());
    Page page = officer("en", 1280);
    page.navigate("/decision.xhtml?id=" + decision);
    page.click("[id='take:go']");
    assertThat(page).hasURL(Pattern.compile("/export\\.xhtml\\?id="));
    assertThat(page.locator(".answer"))
        .containsText("It is done", new ContainsTextOptions().setTimeout(LONG));
    page.click("[id='state:verify']");
    assertThat(page.locator(".seal.green"))
        .containsText("1 decisions", new ContainsTextOptions().setTimeout(LONG));
  }

  private static String answered(String subject) throws IOException {
    return Requests.decision(
        Requests.infer(
            SERVER,
            200,
            "mail-gru",
            Bodies.text(
                "Write to anna.weber@example.com.",
                "\"explain\": \"none\", \"subject\": \"" + subject + "\"")));
  }

  private static Page officer(String language, int width) {
    Page page = BROWSER.page(SERVER, language, width, 844);
    People.signIn(page, SERVER, "officer");
    return page;
  }
}
