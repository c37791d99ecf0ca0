package org.probity.explainability.internal.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.probity.domain.explanation.Explanation.Attributions;

/** A row of features as horizontal bars from zero, strongest first. */
record BarPicture(List<Bar> bars, ColourScale scale) implements Part {
  private static final int SHOWN = 20;
  private static final double ROW = 26;
  private static final double BAR = 16;
  private static final double NAMES = 230;
  private static final double NUMBERS = 58;

  /** One feature, or the sum of those not shown. */
  record Bar(String name, double value) {}

  static List<Bar> bars(Attributions attributions, float[] input, Words words) {
    List<Bar> all = new ArrayList<>();
    for (int i = 0; i < attributions.values().length; i++) {
      String name = name(attributions, i, words);
      String given = i < input.length ? " = " + Numbers.asGiven(input[i]) : "";
      all.add(new Bar(name + given, attributions.values()[i]));
    }
    all.sort(Comparator.comparingDouble((Bar bar) -> -Math.abs(bar.value())));
    if (all.size() <= SHOWN + 1) {
      return all;
    }
    List<Bar> rest = all.subList(SHOWN, all.size());
    double sum = rest.stream().mapToDouble(Bar::value).sum();
    List<Bar> shown = new ArrayList<>(all.subList(0, SHOWN));
    shown.add(new Bar(words.say("others", rest.size()), sum));
    return shown;
  }

  static String name(Attributions attributions, int index, Words words) {
    List<String> features = attributions.features();
    return features == null ? words.say("feature", index) : features.get(index);
  }

  @Override
  public void draw(Scene scene) {
    double lowest = Math.min(0, extreme(true));
    double highest = Math.max(0, extreme(false));
    double span = highest > lowest ? highest - lowest : 1;
    double left = Scene.MARGIN + NAMES + (lowest < 0 ? NUMBERS : 12);
    double room = Scene.MARGIN + Scene.INNER - left - NUMBERS;
    double zero = left - lowest / span * room;
    double top = scene.bottom() + 8;
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double y = top + i * ROW;
      row(scene, bar, y, zero, Double.isFinite(bar.value()) ? bar.value() / span * room : 0);
    }
    scene.line(zero, top - 4, zero, top + bars.size() * ROW, Rgb.MUTED);
    scene.moveTo(top + bars.size() * ROW + 8);
  }

  private void row(Scene scene, Bar bar, double y, double zero, double length) {
    String hint = bar.name() + "  " + Numbers.signed(bar.value());
    double text = y + BAR - 3.5;
    scene.label(
        Scene.MARGIN + NAMES - 8,
        text,
        PlainText.fitted(bar.name(), 13, NAMES - 8),
        13,
        Shape.Style.PLAIN.anchored(Shape.Anchor.END));
    scene.box(
        Math.min(zero, zero + length),
        y,
        Math.max(Math.abs(length), 1),
        BAR,
        2,
        scale.colour(bar.value()),
        hint);
    boolean against = bar.value() < 0;
    scene.label(
        zero + length + (against ? -6 : 6),
        text,
        Numbers.signed(bar.value()),
        12,
        Shape.Style.QUIET.anchored(against ? Shape.Anchor.END : Shape.Anchor.START));
  }

  private double extreme(boolean least) {
    var finite = bars.stream().mapToDouble(Bar::value).filter(Double::isFinite);
    return (least ? finite.min() : finite.max()).orElse(0);
  }
}
