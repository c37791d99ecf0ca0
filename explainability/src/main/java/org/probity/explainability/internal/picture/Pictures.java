package org.probity.explainability.internal.picture;

import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Method;

/** The door of this package. */
public final class Pictures {
  private Pictures() {}

  public static String svg(Explanation explanation, String lang, float @Nullable [] input) {
    Words words = Words.in(lang);
    return SvgWriter.write(Composition.of(explanation, words, input), words.language());
  }

  /** Labels fall back to English where no font has Chinese. */
  public static byte[] png(Explanation explanation, String lang, float @Nullable [] input) {
    Words wanted = Words.in(lang);
    Words words = PngWriter.canWrite(wanted.say("share")) ? wanted : Words.ENGLISH;
    return PngWriter.write(Composition.of(explanation, words, input));
  }

  public static String html(Explanation explanation, String lang, float @Nullable [] input) {
    Words words = Words.in(lang);
    return new HtmlPage(explanation, words, input).write();
  }

  public static String method(Method method, String lang) {
    return Words.in(lang).method(method);
  }

  public static String warning(String name, String lang) {
    return Words.in(lang).warning(name);
  }
}
