package org.probity.launcher;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.People;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

/** The walk of an officer who sets a report and stops it again. */
class PageScheduleIT {
  @AutoClose private static final TestBrowser BROWSER = new TestBrowser();
  private static final TestServer SERVER = TestServer.shared();

  @Test
  void aReportIsSetAndStopped() {
    walk(
        new Words(
            "en",
            "Scheduled reports",
            "A name has 1 to 64 characters",
            "It is a time zone",
            "Mondays at 07:00, Europe/Berlin",
            "English",
            "built again and again",
            "Stopped",
            "Report scheduled",
            "Scheduled report stopped"),
        1280);
  }

  @Test
  void aReportIsSetAndStoppedInChinese() {
    walk(
        new Words(
            "zh",
            "定期报告",
            "名称为 1 至 64 个字符",
            "时区",
            "每周一 07:00（Europe/Berlin）",
            "英文",
            "下一份",
            "已停止",
            "设定定期报告",
            "停止定期报告"),
        390);
  }

  private record Words(
      String language,
      String title,
      String noName,
      String noZone,
      String when,
      String english,
      String answer,
      String stopped,
      String scheduled,
      String ended) {}

  private static void walk(Words words, int width) {
    String name = "weekly " + UUID.randomUUID();
    Page page = BROWSER.page(SERVER, words.language(), width, 844);
    People.signIn(page, SERVER, "officer");
    page.navigate("/evidence.xhtml");
    page.locator("a", new Page.LocatorOptions().setHasText(words.title())).first().click();
    assertThat(page.locator("h1")).hasText(words.title());

    page.selectOption("[id='new:every']", "weekly");
    page.selectOption("[id='new:hour']", "7");
    page.fill("[id='new:zone']", "Europe/Berlin");
    page.selectOption("[id='new:language']", "en");
    page.check("input[value='mail-gru']");
    page.check("input[value='annex-iv']");
    page.click("[id='new:go']");
    assertThat(page.locator("[id='new:wrong']")).containsText(words.noName());
    page.fill("[id='new:name']", name);
    page.fill("[id='new:zone']", "Mars/Olympus");
    page.click("[id='new:go']");
    assertThat(page.locator("[id='new:wrong']")).containsText(words.noZone());
    assertThat(page.locator("[id='new:name']")).hasValue(name);
    assertThat(page.locator("input[value='annex-iv']")).isChecked();
    assertThat(line(page, name)).hasCount(0);
    page.fill("[id='new:zone']", "Europe/Berlin");
    page.click("[id='new:go']");

    Locator line = line(page, name);
    assertThat(line).containsText(words.when());
    assertThat(line).containsText("mail-gru · " + words.english());
    assertThat(page.locator(".answer")).containsText(words.answer());
    page.reload();
    assertThat(line).hasCount(1);
    line.locator("summary").click();
    line.locator("button").click();
    assertThat(line).containsText(words.stopped());
    assertThat(line.locator("button")).hasCount(0);

    page.navigate("/audit.xhtml?type=export");
    assertThat(page.locator("tbody")).containsText(words.scheduled());
    assertThat(page.locator("tbody")).containsText(words.ended());
    assertThat(page).hasURL(Pattern.compile("/audit\\.xhtml\\?type=export"));
  }

  private static Locator line(Page page, String name) {
    return page.locator("tbody tr", new Page.LocatorOptions().setHasText(name));
  }
}
