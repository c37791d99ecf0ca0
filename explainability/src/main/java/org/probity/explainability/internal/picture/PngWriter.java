package org.probity.explainability.internal.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.probity.explainability.ExplanationException;

/**
 * A scene as PNG at twice its size. Needs fontconfig and one font, which Debian's headless JRE
 * brings; Chinese needs a font that has it.
 */
final class PngWriter {
  private static final int SCALE = 2;

  /** A composite: the platform adds what its first font lacks. */
  private static final String FAMILY = Font.SANS_SERIF;

  private final Graphics2D graphics;

  private PngWriter(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /** Whether this machine has glyphs for a text. */
  static boolean canWrite(String text) {
    try {
      return new Font(FAMILY, Font.PLAIN, 12).canDisplayUpTo(text) < 0;
    } catch (LinkageError | InternalError | NullPointerException noFonts) {
      return false;
    }
  }

  /**
   * @throws ExplanationException on a machine without fonts
   */
  static byte[] write(Scene scene) {
    int width = (int) Math.ceil(Scene.WIDTH * SCALE);
    int height = (int) Math.ceil(scene.height() * SCALE);
    try {
      BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = image.createGraphics();
      try {
        new PngWriter(graphics).paint(scene, width, height);
      } finally {
        graphics.dispose();
      }
      return encode(image);
    } catch (LinkageError | NullPointerException | InternalError noFonts) {
      // What the JDK throws without libfontconfig or with no font at all differs by version.
      throw new ExplanationException(
          "This machine has no fonts for a PNG; take the SVG, or install fontconfig and"
              + " fonts-dejavu-core.",
          noFonts);
    }
  }

  private static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Not ImageIO.write(OutputStream), which caches in a file of the temp folder.
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private void paint(Scene scene, int width, int height) {
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.scale(SCALE, SCALE);
    scene.shapes().forEach(this::shape);
  }

  private void shape(Shape shape) {
    if (shape instanceof Shape.Box box) {
      box(box);
    } else if (shape instanceof Shape.Label label) {
      label(label);
    } else if (shape instanceof Shape.Stroke stroke) {
      graphics.setColor(new Color(stroke.colour().packed()));
      smooth(true);
      graphics.draw(new Line2D.Double(stroke.x1(), stroke.y1(), stroke.x2(), stroke.y2()));
    }
  }

  private void box(Shape.Box box) {
    graphics.setColor(new Color(box.fill().packed()));
    boolean round = box.radius() > 0;
    smooth(round);
    graphics.fill(
        round
            ? new RoundRectangle2D.Double(
                box.x(), box.y(), box.width(), box.height(), 2 * box.radius(), 2 * box.radius())
            : new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
  }

  private void label(Shape.Label label) {
    Shape.Style style = label.style();
    Font font =
        new Font(FAMILY, style.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) label.size());
    graphics.setFont(font);
    graphics.setColor(new Color(style.colour().packed()));
    FontMetrics metrics = graphics.getFontMetrics(font);
    double width = metrics.getStringBounds(label.text(), graphics).getWidth();
    double shift =
        switch (style.anchor()) {
          case START -> 0;
          case MIDDLE -> -width / 2;
          case END -> -width;
        };
    AffineTransform upright = graphics.getTransform();
    graphics.translate(label.x(), label.y());
    if (!style.upright()) {
      graphics.rotate(-Math.PI / 2);
    }
    graphics.drawString(label.text(), (float) shift, 0);
    graphics.setTransform(upright);
  }

  /** Neighbouring cells must meet without a seam; round corners and lines must not be jagged. */
  private void smooth(boolean smooth) {
    graphics.setRenderingHint(
        RenderingHints.KEY_ANTIALIASING,
        smooth ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
  }
}
