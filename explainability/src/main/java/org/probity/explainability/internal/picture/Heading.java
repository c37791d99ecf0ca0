package org.probity.explainability.internal.picture;

import org.probity.domain.explanation.Explanation;

/** What is explained, of which model, by which method. */
record Heading(Explanation explanation, Words words) implements Part {
  static String title(Explanation explanation, Words words) {
    String key = Composition.isSigned(explanation.method()) ? "title.signed" : "title.share";
    return words.say(key, explanation.target().label());
  }

  static String subtitle(Explanation explanation, Words words) {
    String method = words.method(explanation.method());
    Object baseline = explanation.parameters().get("baseline");
    return words.say(
        "subtitle",
        explanation.model(),
        explanation.modelVersion(),
        Composition.isSigned(explanation.method()) && baseline != null
            ? method + " · " + words.say("baseline", baseline)
            : method,
        Numbers.percent(explanation.target().score()));
  }

  @Override
  public void draw(Scene scene) {
    double y = scene.bottom() + 14;
    String title = PlainText.fitted(title(explanation, words), 20, Scene.INNER);
    scene.label(Scene.MARGIN, y, title, 20, Shape.Style.TITLE);
    String subtitle = PlainText.fitted(subtitle(explanation, words), 12, Scene.INNER);
    scene.label(Scene.MARGIN, y + 22, subtitle, 12, Shape.Style.QUIET);
    scene.moveTo(y + 30);
  }
}
