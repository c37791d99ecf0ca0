package org.probity.launcher;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.launcher.testing.Accessibility;
import org.probity.launcher.testing.Bodies;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.Outcomes;
import org.probity.launcher.testing.PageWatch;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.Requests;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/**
 * Every page, wide in English and narrow in Chinese, in light and in dark: no serious or critical
 * accessibility problem, no error in the console, no violation of the page's policy, no request to
 * elsewhere, nothing wider than the window, no key in place of a word.
 */
class PageQualityIT {
  /** Of a model: not translated. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private static final Pattern KEY =
      Pattern.compile(
          "(?m)(^|\\s)(nav|column|decision|review|filter|quality|event|role|verify|policy|policies|pack|edit|act|person|evidence|export|entry|audit|access|consent|sessions|views)\\.[a-z]");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  @AutoClose private static final TestBrowser BROWSER = new TestBrowser();
  private static final TestServer SERVER = TestServer.shared();
  private static final List<String> READERS_PAGES = new ArrayList<>();

  @BeforeAll
  static void requests() throws IOException {
    String text = "Write to anna.weber@example.com about 4111 1111 1111 1111, you fool.";
    String review = Requests.held(SERVER);
    List<String> decisions =
        List.of(
            Requests.decision(Requests.denied(SERVER, text)),
            Requests.decision(
                Requests.infer(SERVER, 200, "mail-gru", Bodies.text(text, explained("gradient")))),
            Requests.decision(
                Requests.infer(
                    SERVER,
                    200,
                    "toxicity-minilm",
                    Bodies.text("You are a fool.", explained("attention-gradient")))),
            Requests.decision(
                Requests.infer(
                    SERVER,
                    200,
                    "fashion-cnn",
                    Bodies.image(
                        "\"purpose\": \"image-classification\", " + explained("gradient")))),
            Requests.decision(
                Requests.infer(
                    SERVER,
                    200,
                    "credit-mlp",
                    Bodies.credit("\"purpose\": \"demo\", " + explained("integrated-gradients")))),
            review);
    Outcomes.allowGroups(SERVER);
    Outcomes.four(SERVER, "\"purpose\": \"demo\"");
    String concern =
        Call.post(
                "/api/concerns",
                """
                {"kind": "contest", "text": "Please look again.", "decision_id": "%s"}"""
                    .formatted(review))
            .send(SERVER.url(), SERVER.key("app"))
            .json()
            .path("id")
            .asText();
    String objection =
        Call.post("/api/objections", "{\"subject\": \"quality-objector\", \"reason\": \"Mine.\"}")
            .send(SERVER.url(), SERVER.key("app"))
            .json()
            .path("id")
            .asText();
    Call.post("/api/export-schedules", "{\"name\": \"Q\", \"every\": \"weekly\", \"hour\": 6}")
        .send(SERVER.url(), SERVER.key("officer"));
    READERS_PAGES.addAll(
        List.of(
            "decisions.xhtml?verdict=deny&sort=index",
            "decisions.xhtml?rule=XXX-99",
            "decisions.xhtml?explained=yes&purpose=demo&finding=EMAIL_ADDRESS",
            "reviews.xhtml",
            "review.xhtml?id=" + review,
            "change-password.xhtml",
            "overview.xhtml",
            "overview.xhtml?range=month&model=mail-gru",
            "tasks.xhtml",
            "tasks.xhtml?state=done",
            "concerns.xhtml",
            "concern.xhtml?id=" + concern,
            "fairness.xhtml",
            "fairness.xhtml?model=mail-gru&range=month",
            "models.xhtml",
            "model.xhtml?name=entities-minilm&version=1",
            "model.xhtml?name=credit-mlp&version=1",
            "detectors.xhtml",
            "detectors.xhtml?kind=checksum&finds=nothing",
            "policies.xhtml",
            "policies.xhtml?group=ip&q=nothing",
            "policy.xhtml?id=PRV-05",
            "policy-edit.xhtml?pack=shipped&id=IPR-04",
            "packs.xhtml",
            "pack.xhtml?id=shipped",
            "privacy.xhtml",
            "person.xhtml",
            "objection.xhtml?id=" + objection,
            "evidence.xhtml",
            "schedules.xhtml",
            "signin.xhtml?refused=no-role",
            "entry.xhtml?index=1",
            "access.xhtml",
            "sessions.xhtml",
            "audit.xhtml"));
    READERS_PAGES.add("decision.xhtml?id=" + decisions.get(2) + "&layer=2&head=3");
    READERS_PAGES.add("model.xhtml?name=toxicity-minilm&version=1");
    decisions.forEach(id -> READERS_PAGES.add("decision.xhtml?id=" + id));
  }

  private static String explained(String method) {
    return "\"explain\": \"" + method + "\"";
  }

  @ParameterizedTest(name = "{0} at {1} pixels")
  @CsvSource({"en, 1280", "zh-CN, 390"})
  void nothingIsAmiss(String language, int width) {
    SoftAssertions softly = new SoftAssertions();
    Page page = BROWSER.page(SERVER, language, width, 844);
    PageWatch watch = new PageWatch(page, SERVER);
    page.navigate("/signin.xhtml");
    look(softly, page, watch, language);
    People.signIn(page, SERVER, "officer");
    for (String address : READERS_PAGES) {
      page.navigate("/" + address);
      page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
      look(softly, page, watch, language);
    }
    page.click("#proof\\:verify");
    page.waitForSelector(".steps");
    look(softly, page, watch, language);
    page.navigate("/decision.xhtml?id=nothing");
    lookOver(softly, page, "en and zh");

    Page regulator = BROWSER.page(SERVER, language, width, 844);
    PageWatch regulatorsWatch = new PageWatch(regulator, SERVER);
    People.signIn(regulator, SERVER, "regulator");
    for (String address : READERS_PAGES.subList(3, 5)) {
      regulator.navigate("/" + address);
      look(softly, regulator, regulatorsWatch, language);
    }
    Page admin = BROWSER.page(SERVER, language, width, 844);
    PageWatch adminsWatch = new PageWatch(admin, SERVER);
    People.signIn(admin, SERVER, "admin");
    look(softly, admin, adminsWatch, language);
    admin.navigate("/sessions.xhtml");
    look(softly, admin, adminsWatch, language);
    softly.assertAll();
  }

  private static void look(SoftAssertions softly, Page page, PageWatch watch, String language) {
    String where = lookOver(softly, page, language);
    softly.assertThat(watch.problems()).as("problems " + where).isEmpty();
    if (language.equals("zh-CN")) {
      softly.assertThat(page.getAttribute("html", "lang")).isEqualTo("zh");
      for (String words :
          page.locator("h1, h2, h3, label, th, dt, summary, caption, button, nav a")
              .allInnerTexts()) {
        if (!words.isBlank() && !NAME.matcher(words.strip()).matches()) {
          softly.assertThat(words).as("Chinese " + where).containsPattern(CHINESE);
        }
      }
    }
  }

  /** Wide in both lights, narrow in the dark. */
  private static String lookOver(SoftAssertions softly, Page page, String language) {
    String where = page.url().replace(SERVER.url().toString(), "") + " " + language;
    page.waitForLoadState();
    boolean wide = page.viewportSize().width > 720;
    show(page, wide ? ColorScheme.LIGHT : ColorScheme.DARK);
    BROWSER.keep(page);
    softly.assertThat(Accessibility.violations(page)).as(where).isEmpty();
    if (wide) {
      show(page, ColorScheme.DARK);
      softly
          .assertThat(Accessibility.violations(page, "color-contrast"))
          .as("dark " + where)
          .isEmpty();
    }
    softly
        .assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("wider than the window " + where)
        .isNotPositive();
    softly.assertThat(page.innerText("body")).as("words " + where).doesNotContainPattern(KEY);
    return where;
  }

  private static void show(Page page, ColorScheme scheme) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE));
  }
}
