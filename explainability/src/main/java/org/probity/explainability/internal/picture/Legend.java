package org.probity.explainability.internal.picture;

/** The colour scale with its ends and zero, and what its sides mean. */
record Legend(ColourScale scale, String target, Words words) implements Part {
  private static final double BAR = 240;
  private static final double HEIGHT = 12;
  private static final int STEPS = 60;

  @Override
  public void draw(Scene scene) {
    double y = scene.bottom() + 8;
    double left = Scene.MARGIN;
    for (int i = 0; i < STEPS; i++) {
      double part = (i + 0.5) / STEPS;
      double value = (scale.signed() ? 2 * part - 1 : part) * scale.limit();
      scene.box(left + i * BAR / STEPS, y, BAR / STEPS + 0.5, HEIGHT, scale.colour(value));
    }
    Shape.Style quiet = Shape.Style.QUIET;
    String beyond = scale.clipped() ? "≥ " : "";
    double below = y + HEIGHT + 16;
    if (scale.signed()) {
      scene.label(left, below, Numbers.signed(-scale.limit()), 12, quiet);
      scene.label(left + BAR / 2, below, "0", 12, quiet.anchored(Shape.Anchor.MIDDLE));
      scene.label(left + BAR + 16, y + HEIGHT - 1, meaning(), 12, quiet);
    } else {
      scene.label(left, below, "0", 12, quiet);
      scene.label(left + BAR + 16, y + HEIGHT - 1, words.say("share"), 12, quiet);
    }
    String end = scale.signed() ? Numbers.signed(scale.limit()) : Numbers.plain(scale.limit());
    scene.label(left + BAR, below, beyond + end, 12, quiet.anchored(Shape.Anchor.END));
    if (scale.clipped()) {
      scene.label(left + BAR + 16, below, words.say("clipped"), 12, quiet);
    }
    scene.moveTo(below + 8);
  }

  private String meaning() {
    String name = PlainText.fitted(target, 12, 160);
    return "◀ " + words.say("against") + "   ·   " + words.say("for", name) + " ▶";
  }
}
