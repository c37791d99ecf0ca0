package org.probity.explainability.internal.picture;

/**
 * The colour scale with its ends and zero.
 *
 * @param meaning of its colours
 * @param clipping which values go beyond it, said if some do
 */
record Legend(ColourScale scale, String meaning, String clipping) implements Part {
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
    scene.label(left + BAR + 16, y + HEIGHT - 1, meaning, 12, quiet);
    String beyond = scale.clipped() ? "≥ " : "";
    double below = y + HEIGHT + 16;
    if (scale.signed()) {
      scene.label(left, below, Numbers.signed(-scale.limit()), 12, quiet);
      scene.label(left + BAR / 2, below, "0", 12, quiet.anchored(Shape.Anchor.MIDDLE));
    } else {
      scene.label(left, below, "0", 12, quiet);
    }
    String end = scale.signed() ? Numbers.signed(scale.limit()) : Numbers.plain(scale.limit());
    scene.label(left + BAR, below, beyond + end, 12, quiet.anchored(Shape.Anchor.END));
    if (scale.clipped()) {
      scene.label(left + BAR + 16, below, clipping, 12, quiet);
    }
    scene.moveTo(below + 8);
  }
}
