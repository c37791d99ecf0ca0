package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/**
 * Takes the README's picture anew, in a full build with {@code
 * -Dprobity.screenshot=$PWD/docs/decision.png}.
 */
@EnabledIfSystemProperty(named = "probity.screenshot", matches = ".+")
class ScreenshotIT {
  private static final int WIDTH = 1280;

  /** Down to the coloured tokens and their legend. */
  private static final int OF_THE_FIGURE = 225;

  @Test
  void explainedTextDecision() {
    TestServer server = TestServer.shared();
    JsonNode answer =
        Requests.infer(
            server,
            200,
            "toxicity-minilm",
            Bodies.text(
                "Thank anna.weber@example.com for her patience; she was kind and helpful.",
                "\"explain\": \"integrated-gradients\""));
    Requests.awaitCheckpoint(server, answer);
    try (TestBrowser browser = new TestBrowser()) {
      Page page = browser.page(server, "en", WIDTH, 900);
      People.signIn(page, server, "officer");
      page.navigate("/decision.xhtml?id=" + Requests.decision(answer));
      page.click("#proof\\:verify");
      assertThat(page.locator(".seal.green")).isVisible();
      page.mouse().move(0, 0);
      BoundingBox figure = page.locator("figure").boundingBox();
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setClip(0, 0, WIDTH, figure.y + OF_THE_FIGURE)
              .setPath(Path.of(System.getProperty("probity.screenshot"))));
    }
  }
}
