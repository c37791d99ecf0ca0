package org.probity.explainability;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Method;
import org.probity.explainability.internal.picture.Pictures;

/**
 * An explanation as a picture: tokens on their colour, a heat map over the image, bars for a row,
 * and the attention rollout as a matrix. Blue speaks for the target, orange against it.
 *
 * <p>The SVG is the primary form: it needs no font here, carries no script and no style sheet, and
 * every text in it is escaped. The HTML holds the SVG and the tables behind it in one file; its
 * only inline part is a style element, so serve it under {@code default-src 'none'; style-src
 * 'unsafe-inline'; sandbox}. The PNG is painted by java.awt without a display and needs fontconfig
 * and one font (Debian: {@code fonts-dejavu-core}; Chinese tokens: {@code fonts-noto-cjk}).
 *
 * <p>{@code lang} is {@code en} or {@code zh}. {@code input} is what the model was given, where it
 * can be shown: pixels [C,H,W] or a row's features; null leaves it out.
 */
public final class ExplanationPictures {
  private ExplanationPictures() {}

  public static String svg(Explanation explanation, String lang) {
    return svg(explanation, lang, null);
  }

  public static String svg(Explanation explanation, String lang, float @Nullable [] input) {
    return Pictures.svg(explanation, lang, input);
  }

  /**
   * @throws ExplanationException on a machine without fonts
   */
  public static byte[] png(Explanation explanation, String lang) {
    return png(explanation, lang, null);
  }

  /**
   * @throws ExplanationException on a machine without fonts
   */
  public static byte[] png(Explanation explanation, String lang, float @Nullable [] input) {
    return Pictures.png(explanation, lang, input);
  }

  public static String html(Explanation explanation, String lang) {
    return html(explanation, lang, null);
  }

  public static String html(Explanation explanation, String lang, float @Nullable [] input) {
    return Pictures.html(explanation, lang, input);
  }

  /**
   * The attention of one layer as a matrix with its legend, as SVG.
   *
   * @param weights [T][T]; a row's sum is 1
   * @param layer from 1
   * @param head from 1; 0 for the mean over all heads
   */
  public static String attention(
      float[][] weights, List<String> tokens, int layer, int head, String lang) {
    return Pictures.attention(weights, tokens, layer, head, lang);
  }

  /** A method by its name in the pictures. */
  public static String method(Method method, String lang) {
    return Pictures.method(method, lang);
  }

  /** A warning of {@code quality.warnings} in a sentence; one without words stays a name. */
  public static String warning(String name, String lang) {
    return Pictures.warning(name, lang);
  }
}
