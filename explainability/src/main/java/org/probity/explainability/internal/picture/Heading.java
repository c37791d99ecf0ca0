package org.probity.explainability.internal.picture;

import java.util.List;
import org.probity.domain.explanation.Explanation;

/** What is explained, of which model, by which method. */
record Heading(Explanation explanation, Words words) implements Part {
  static String title(Explanation explanation, Words words) {
    String key =
        switch (Meaning.of(explanation.method())) {
          case SIGNED -> "title.signed";
          case RELEVANCE -> "title.relevance";
          case SHARE -> "title.share";
        };
    return words.say(key, target(explanation));
  }

  /** The class; of a token classifier, with the token that bears it. */
  private static String target(Explanation explanation) {
    String label = explanation.target().label();
    Integer position = explanation.target().position();
    List<String> tokens = explanation.attributions().tokens();
    return position == null || position == 0 || position >= tokens.size()
        ? label
        : label + " · " + tokens.get(position);
  }

  static String subtitle(Explanation explanation, Words words) {
    String method = words.method(explanation.method());
    Object baseline = explanation.parameters().get("baseline");
    return words.say(
        "subtitle",
        explanation.model(),
        explanation.modelVersion(),
        Meaning.of(explanation.method()) == Meaning.SIGNED && baseline != null
            ? method + " · " + words.baseline(baseline.toString())
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
