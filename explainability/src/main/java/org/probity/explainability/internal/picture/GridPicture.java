package org.probity.explainability.internal.picture;

import java.util.List;

/** A matrix of cells with names on its sides where there is room for them. */
record GridPicture(
    String caption, Raster grid, List<String> rows, List<String> columns, ColourScale scale)
    implements Part {
  private static final double MOST_CELL = 28;
  private static final double LEAST_NAMED = 11;
  private static final double NAMES = 110;

  /** Hovering every cell of a bigger one would double the file. */
  private static final int MOST_HINTS = 1024;

  @Override
  public void draw(Scene scene) {
    double text = scene.bottom() + 16;
    scene.label(
        Scene.MARGIN, text, PlainText.fitted(caption, 12, Scene.INNER), 12, Shape.Style.QUIET);
    double cell =
        Math.min(MOST_CELL, (Scene.INNER - NAMES) / Math.max(grid.width(), grid.height()));
    boolean named = cell >= LEAST_NAMED;
    double left = Scene.MARGIN + (named && !rows.isEmpty() ? NAMES : 0);
    double top = text + 12 + (named && !columns.isEmpty() ? longest(columns) : 0);
    double size = Math.min(12, cell - 1);
    if (named) {
      names(scene, left, top, cell, size);
    }
    if (named && grid.values().length <= MOST_HINTS && !rows.isEmpty() && !columns.isEmpty()) {
      hinted(scene, left, top, cell);
    } else {
      Cells.draw(scene, left, top, cell, grid, (column, row) -> scale.colour(value(column, row)));
    }
    scene.moveTo(top + grid.height() * cell + 8);
  }

  private void names(Scene scene, double left, double top, double cell, double size) {
    for (int row = 0; row < rows.size(); row++) {
      scene.label(
          left - 6,
          top + row * cell + cell / 2 + size * 0.36,
          PlainText.fitted(rows.get(row), size, NAMES - 8),
          size,
          Shape.Style.PLAIN.anchored(Shape.Anchor.END));
    }
    for (int column = 0; column < columns.size(); column++) {
      scene.label(
          left + column * cell + cell / 2 + size * 0.36,
          top - 6,
          PlainText.fitted(columns.get(column), size, NAMES - 20),
          size,
          Shape.Style.PLAIN.turned());
    }
  }

  private static double longest(List<String> names) {
    return 6
        + names.stream()
            .mapToDouble(name -> Math.min(NAMES - 20, TextWidth.of(name, 12)))
            .max()
            .orElse(0);
  }

  /** Every cell by itself, so that it can be hovered. */
  private void hinted(Scene scene, double left, double top, double cell) {
    for (int row = 0; row < grid.height(); row++) {
      for (int column = 0; column < grid.width(); column++) {
        float value = value(column, row);
        String hint = rows.get(row) + " ← " + columns.get(column) + "  " + Numbers.plain(value);
        double x = left + column * cell;
        scene.box(x, top + row * cell, cell, cell, 0, scale.colour(value), hint);
      }
    }
    Cells.frame(scene, left, top, grid.width() * cell, grid.height() * cell);
  }

  private float value(int column, int row) {
    return grid.values()[row * grid.width() + column];
  }
}
