package org.probity.launcher.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The installed Chromium, headless; one for each test class, from one thread. How its pages looked
 * last is kept in {@code target/screenshots}.
 *
 * <p>Needs what {@code scripts/install-test-needs.sh} installs.
 */
public final class TestBrowser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final int QUALITY = 70;

  private final Playwright playwright;
  private final Browser browser;
  private final Path folder;
  private int kept;

  public TestBrowser() {
    Class<?> test =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass();
    folder = SCREENSHOTS.resolve(test.getSimpleName());
    if (!Files.isExecutable(CHROMIUM)) {
      throw new AssertionError(CHROMIUM + " is missing; run scripts/install-test-needs.sh.");
    }
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(CHROMIUM)
                    // Root, as in a container, has no user namespace for the sandbox.
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  /**
   * A page with cookies of its own.
   *
   * @param language as {@code en} or {@code zh-CN}
   */
  public Page page(TestServer server, String language, int width, int height) {
    return page(server, language, width, height, true);
  }

  /** A page for readers without script: what it offers must work by plain forms. */
  public Page withoutScript(TestServer server) {
    return page(server, "en", 1280, 800, false);
  }

  private Page page(TestServer server, String language, int width, int height, boolean script) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(server.url().toString())
                .setLocale(language)
                // Colours in mid-change are nobody's to judge.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(script)
                .setViewportSize(width, height));
    return context.newPage();
  }

  /** Keeps how the whole page looks now, under its name, language and width. */
  public void keep(Page page) {
    String name =
        "%03d-%s-%s-%d.jpg"
            .formatted(
                ++kept,
                URI.create(page.url()).getPath().replaceAll("\\.xhtml|\\W", ""),
                page.getAttribute("html", "lang"),
                page.viewportSize().width);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setType(ScreenshotType.JPEG)
            .setQuality(QUALITY)
            .setPath(folder.resolve(name)));
  }

  @Override
  public void close() {
    browser.contexts().stream()
        .flatMap(context -> context.pages().stream())
        .filter(page -> page.url().startsWith("http"))
        .forEach(this::keep);
    browser.close();
    playwright.close();
  }
}
