package org.probity.launcher.testing;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe-core, Deque's rule set for WCAG, finds wrong on a page as it stands. */
public final class Accessibility {
  private static final String AXE = script();

  /** Serious and critical ones, as "rule: where". */
  private static final String RUN =
      """
      async rules => {
        const options = {resultTypes: ['violations']};
        if (rules.length) options.runOnly = rules;
        const found = await axe.run(document, options);
        return found.violations
          .filter(each => ['serious', 'critical'].includes(each.impact))
          .map(each => each.id + ': ' + each.nodes.map(node => node.target.join(' ')).join(', '));
      }""";

  private Accessibility() {}

  /**
   * @param rules only these; all when there are none
   */
  @SuppressWarnings("unchecked")
  public static List<String> violations(Page page, String... rules) {
    // By the debugger: a script element would be refused by the page's policy.
    if ((Boolean) page.evaluate("typeof axe === 'undefined'")) {
      page.evaluate(AXE);
    }
    return (List<String>) page.evaluate(RUN, rules);
  }

  private static String script() {
    try (InputStream in = Accessibility.class.getResourceAsStream("/axe.min.js")) {
      if (in == null) {
        throw new AssertionError("axe.min.js is not on the class path.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
