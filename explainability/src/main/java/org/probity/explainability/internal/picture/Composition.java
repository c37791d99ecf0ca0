package org.probity.explainability.internal.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.AttentionView;

/** Chooses and stacks the parts that show an explanation. */
final class Composition {
  private Composition() {}

  /**
   * @param input the leaf's values where they can be shown: pixels [C,H,W] or a row's features
   */
  static Scene of(Explanation explanation, Words words, float @Nullable [] input) {
    Scene scene =
        new Scene(Heading.title(explanation, words), Heading.subtitle(explanation, words));
    List<Part> parts = new ArrayList<>();
    parts.add(new Heading(explanation, words));
    parts.addAll(new AttributionParts(explanation, words, input).parts());
    AttentionView attention = explanation.attention();
    if (attention != null) {
      parts.addAll(AttentionParts.of(attention, explanation.attributions().tokens(), words));
    }
    parts.add(new QualityFooter(explanation.quality(), words));
    parts.forEach(part -> part.draw(scene));
    return scene;
  }
}
