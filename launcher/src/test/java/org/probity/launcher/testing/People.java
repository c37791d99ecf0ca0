package org.probity.launcher.testing;

import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** People who sign in by the page; the first time, each changes the password handed out. */
public final class People {
  private static final Map<String, String> CHANGED = new ConcurrentHashMap<>();

  private People() {}

  /**
   * @param account a first-run account other than app; ends on its first page
   */
  public static void signIn(Page page, TestServer server, String account) {
    enter(page, server, account);
    if (page.url().contains("change-password")) {
      changePassword(page, server, account);
    }
  }

  /** The sign-in alone, with the password that holds now. */
  public static void enter(Page page, TestServer server, String account) {
    page.navigate("/signin.xhtml");
    page.fill("#signin\\:user", server.user(account));
    page.fill("#signin\\:password", password(server, account));
    page.click("#signin\\:go");
  }

  public static void changePassword(Page page, TestServer server, String account) {
    String fresh = "Of my own, and long: " + account;
    page.fill("#change\\:current", password(server, account));
    page.fill("#change\\:fresh", fresh);
    page.fill("#change\\:repeated", fresh);
    page.click("#change\\:go");
    page.waitForURL(address -> !address.contains("change-password"));
    CHANGED.put(server.url() + account, fresh);
  }

  public static String password(TestServer server, String account) {
    String changed = CHANGED.get(server.url() + account);
    return changed == null ? server.password(account) : changed;
  }
}
