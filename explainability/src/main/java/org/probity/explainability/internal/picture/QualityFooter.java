package org.probity.explainability.internal.picture;

import java.util.ArrayList;
import java.util.List;
import org.probity.domain.explanation.Explanation.Quality;

/** Whether the picture may be believed, and why not. */
record QualityFooter(Quality quality, Words words) implements Part {
  private static final double LINE = 18;

  @Override
  public void draw(Scene scene) {
    double y = scene.bottom() + 12;
    scene.line(Scene.MARGIN, y, Scene.MARGIN + Scene.INNER, y, Rgb.RULE);
    y += LINE + 4;
    String fit = words.say(quality.fitAsEvidence() ? "fit" : "unfit");
    scene.label(Scene.MARGIN, y, fit, 12, Shape.Style.TITLE);
    for (String line : lines()) {
      y += LINE;
      scene.label(Scene.MARGIN, y, PlainText.fitted(line, 12, Scene.INNER), 12, Shape.Style.QUIET);
    }
    scene.moveTo(y);
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    Double delta = quality.completenessDelta();
    if (delta != null) {
      lines.add(words.say("quality.completeness", Numbers.percent(delta)));
    }
    if (quality.comprehensiveness() == null) {
      lines.add(words.say("unmeasured"));
    } else {
      lines.add(
          words.say(
              "quality.erasure",
              Numbers.measure(quality.comprehensiveness(), "–"),
              Numbers.measure(quality.sufficiency(), "–"),
              Numbers.measure(quality.deletionAuc(), "–"),
              Numbers.measure(quality.insertionAuc(), "–")));
    }
    quality.warnings().forEach(warning -> lines.add("⚠ " + words.warning(warning)));
    return lines;
  }
}
