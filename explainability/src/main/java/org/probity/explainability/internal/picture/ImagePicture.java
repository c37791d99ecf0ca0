package org.probity.explainability.internal.picture;

import org.jspecify.annotations.Nullable;

/** The input beside its attribution, which lies in colour over a pale copy of the input. */
record ImagePicture(Raster attribution, @Nullable Raster input, ColourScale scale, Words words)
    implements Part {
  private static final double PANEL = 328;
  private static final double GAP = Scene.INNER - 2 * PANEL;

  /** A pale copy keeps its darkest at this much ink, so colour stays in front. */
  private static final double GHOST = 0.3;

  /** Colour of one cell by its middle, across and down 0..1. */
  @FunctionalInterface
  private interface Paint {
    Rgb at(double across, double down);
  }

  @Override
  public void draw(Scene scene) {
    double captions = scene.bottom() + 16;
    double top = captions + 8;
    double left = Scene.MARGIN;
    Raster shown = input == null ? null : input.stretched();
    double height = 0;
    if (shown != null) {
      scene.label(left, captions, words.say("input"), 12, Shape.Style.QUIET);
      height = panel(scene, left, top, shown, (x, y) -> grey(shown.at(x, y), 1));
      left += PANEL + GAP;
    }
    String caption = words.say(shown == null ? "attribution" : "attribution.over");
    scene.label(left, captions, caption, 12, Shape.Style.QUIET);
    Raster finest = shown == null || shown.width() < attribution.width() ? attribution : shown;
    height = Math.max(height, panel(scene, left, top, finest, (x, y) -> overlaid(shown, x, y)));
    scene.moveTo(top + height + 8);
  }

  private Rgb overlaid(@Nullable Raster ghost, double x, double y) {
    float value = attribution.at(x, y);
    Rgb colour = scale.colour(value);
    if (ghost == null || !Float.isFinite(value)) {
      return colour;
    }
    double opacity = Math.min(1, 1.6 * Math.sqrt(scale.strength(value)));
    return grey(ghost.at(x, y), GHOST).towards(colour, opacity);
  }

  /** Bright input is dark ink on paper, as most of these pictures are drawn. */
  private static Rgb grey(double brightness, double ink) {
    return Rgb.WHITE.towards(Rgb.INK, ink * (Double.isFinite(brightness) ? brightness : 0));
  }

  private static double panel(Scene scene, double left, double top, Raster grid, Paint paint) {
    double cell = PANEL / Math.max(grid.width(), grid.height());
    Cells.draw(
        scene,
        left,
        top,
        cell,
        grid,
        (column, row) -> paint.at((column + 0.5) / grid.width(), (row + 0.5) / grid.height()));
    return grid.height() * cell;
  }
}
