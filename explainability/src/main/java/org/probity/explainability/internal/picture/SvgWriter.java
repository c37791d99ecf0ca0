package org.probity.explainability.internal.picture;

import java.util.Locale;

/**
 * A scene as SVG 1.1. Styling is by presentation attributes only and nothing is fetched, so it
 * stands under a content security policy that allows neither styles nor data.
 */
final class SvgWriter {
  private static final String FONTS =
      "system-ui, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', 'PingFang SC', 'Microsoft YaHei',"
          + " 'Noto Sans CJK SC', sans-serif";

  private final StringBuilder out = new StringBuilder();

  private SvgWriter() {}

  static String write(Scene scene, String language) {
    SvgWriter writer = new SvgWriter();
    writer.open(scene, language);
    scene.shapes().forEach(writer::shape);
    writer.out.append("</svg>\n");
    return writer.out.toString();
  }

  private void open(Scene scene, String language) {
    String width = number(Scene.WIDTH);
    String height = number(scene.height());
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    attribute("role", "img");
    attribute("lang", language);
    attribute("width", width);
    attribute("height", height);
    attribute("viewBox", "0 0 " + width + " " + height);
    attribute("font-family", FONTS);
    out.append(">\n<title>").append(PlainText.escaped(scene.title())).append("</title>\n<desc>");
    out.append(PlainText.escaped(scene.description())).append("</desc>\n");
    out.append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
  }

  private void shape(Shape shape) {
    if (shape instanceof Shape.Box box) {
      box(box);
    } else if (shape instanceof Shape.Label label) {
      label(label);
    } else if (shape instanceof Shape.Stroke stroke) {
      stroke(stroke);
    }
  }

  private void box(Shape.Box box) {
    out.append("<rect");
    attribute("x", number(box.x()));
    attribute("y", number(box.y()));
    attribute("width", number(box.width()));
    attribute("height", number(box.height()));
    attribute("fill", box.fill().hex());
    if (box.radius() > 0) {
      attribute("rx", number(box.radius()));
    } else {
      attribute("shape-rendering", "crispEdges");
    }
    String hint = box.hint();
    if (hint == null) {
      out.append("/>\n");
    } else {
      out.append("><title>").append(PlainText.escaped(hint)).append("</title></rect>\n");
    }
  }

  private void label(Shape.Label label) {
    if (label.text().isEmpty()) {
      return;
    }
    Shape.Style style = label.style();
    out.append("<text");
    attribute("x", number(label.x()));
    attribute("y", number(label.y()));
    attribute("font-size", number(label.size()));
    attribute("fill", style.colour().hex());
    if (style.anchor() != Shape.Anchor.START) {
      attribute("text-anchor", style.anchor().name().toLowerCase(Locale.ROOT));
    }
    if (style.bold()) {
      attribute("font-weight", "600");
    }
    if (!style.upright()) {
      attribute("transform", "rotate(-90 " + number(label.x()) + " " + number(label.y()) + ")");
    }
    out.append(">").append(PlainText.escaped(label.text())).append("</text>\n");
  }

  private void stroke(Shape.Stroke stroke) {
    out.append("<line");
    attribute("x1", number(stroke.x1()));
    attribute("y1", number(stroke.y1()));
    attribute("x2", number(stroke.x2()));
    attribute("y2", number(stroke.y2()));
    attribute("stroke", stroke.colour().hex());
    out.append("/>\n");
  }

  /** Own strings and numbers only; what comes from outside is escaped where it enters. */
  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(value).append('"');
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
  }
}
