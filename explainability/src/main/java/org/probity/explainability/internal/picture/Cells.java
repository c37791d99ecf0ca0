package org.probity.explainability.internal.picture;

/** Square cells in a frame; neighbours of one colour in a line become one box. */
final class Cells {
  private Cells() {}

  /** The colour of a cell. */
  @FunctionalInterface
  interface Paint {
    Rgb at(int column, int row);
  }

  static void draw(Scene scene, double left, double top, double cell, Raster grid, Paint paint) {
    for (int row = 0; row < grid.height(); row++) {
      int start = 0;
      while (start < grid.width()) {
        Rgb colour = paint.at(start, row);
        int end = start + 1;
        while (end < grid.width() && colour.equals(paint.at(end, row))) {
          end++;
        }
        scene.box(left + start * cell, top + row * cell, (end - start) * cell, cell, colour);
        start = end;
      }
    }
    frame(scene, left, top, grid.width() * cell, grid.height() * cell);
  }

  static void frame(Scene scene, double left, double top, double width, double height) {
    scene.line(left, top, left + width, top, Rgb.RULE);
    scene.line(left, top + height, left + width, top + height, Rgb.RULE);
    scene.line(left, top, left, top + height, Rgb.RULE);
    scene.line(left + width, top, left + width, top + height, Rgb.RULE);
  }
}
