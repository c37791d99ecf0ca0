package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.TestBrowser;
import org.probity.launcher.testing.TestServer;

class BrowserIT {
  @Test
  void reachTheServer() {
    try (TestBrowser browser = new TestBrowser()) {
      Page page = browser.page(TestServer.shared(), "zh-CN", 1280, 800);
      Response live = page.navigate("/v2/health/live");
      assertThat(live.status()).isEqualTo(200);
      assertThat(page.evaluate("navigator.language")).isEqualTo("zh-CN");
    }
  }
}
