package org.probity.explainability.internal.picture;

import java.util.List;
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

  /**
   * @param head from 1; 0 for the mean over all
   */
  public static String attention(
      float[][] weights, List<String> tokens, int layer, int head, String lang) {
    Words words = Words.in(lang);
    String caption = head == 0 ? "layer.mean" : "layer";
    String title = words.say(caption, layer, head);
    Scene scene = new Scene(title, "");
    AttentionParts.of(weights, tokens, words, caption, layer, head)
        .forEach(part -> part.draw(scene));
    return SvgWriter.write(scene, words.language());
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
