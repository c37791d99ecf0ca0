package org.probity.explainability.internal.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A picture as a list of shapes, filled from top to bottom; how tall it is shows at the end. */
final class Scene {
  /** Fits a page at 100 % and a phone at half. */
  static final double WIDTH = 720;

  static final double MARGIN = 24;
  static final double INNER = WIDTH - 2 * MARGIN;

  private final String title;
  private final String description;
  private final List<Shape> shapes = new ArrayList<>();
  private double bottom = MARGIN;

  /** Title and description are read out to those who do not see the picture. */
  Scene(String title, String description) {
    this.title = title;
    this.description = description;
  }

  String title() {
    return title;
  }

  String description() {
    return description;
  }

  List<Shape> shapes() {
    return shapes;
  }

  double height() {
    return bottom + MARGIN;
  }

  /** Where the next part may begin. */
  double bottom() {
    return bottom;
  }

  /** Leaves room below what was drawn last. */
  void moveTo(double y) {
    bottom = y;
  }

  void box(double x, double y, double width, double height, Rgb fill) {
    shapes.add(new Shape.Box(x, y, width, height, 0, fill, null));
  }

  void box(double x, double y, double w, double h, double radius, Rgb fill, @Nullable String hint) {
    shapes.add(new Shape.Box(x, y, w, h, radius, fill, hint == null ? null : PlainText.of(hint)));
  }

  void label(double x, double y, String text, double size, Shape.Style style) {
    shapes.add(new Shape.Label(x, y, PlainText.of(text), size, style));
  }

  void line(double x1, double y1, double x2, double y2, Rgb colour) {
    shapes.add(new Shape.Stroke(x1, y1, x2, y2, colour));
  }
}
