package org.probity.launcher.testing;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes wrong in the browser while a page is used: errors and warnings of its console, among
 * them violations of the content security policy; exceptions; requests to another origin.
 */
public final class PageWatch {
  private final List<String> problems = new ArrayList<>();

  public PageWatch(Page page, TestServer server) {
    String origin = server.url().toString();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            problems.add(message.type() + ": " + message.text());
          }
        });
    page.onPageError(error -> problems.add("exception: " + error));
    page.onRequest(
        request -> {
          if (!request.url().startsWith(origin + "/") && !request.url().startsWith("data:")) {
            problems.add("request to " + request.url());
          }
        });
  }

  /** Since the last call. */
  public List<String> problems() {
    List<String> seen = List.copyOf(problems);
    problems.clear();
    return seen;
  }
}
