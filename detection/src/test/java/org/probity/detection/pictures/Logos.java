package org.probity.detection.pictures;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Marks as designers draw them: some shapes in a few colours, on white or on a ground. */
final class Logos {
  private Logos() {}

  static BufferedImage logo(long seed) {
    Random random = new Random(seed);
    int width = 200 + random.nextInt(300);
    int height = 200 + random.nextInt(200);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(random.nextInt(3) == 0 ? colour(random) : Color.WHITE);
    pen.fillRect(0, 0, width, height);
    for (int shapes = 2 + random.nextInt(5); shapes > 0; shapes--) {
      draw(pen, width, height, random);
    }
    pen.dispose();
    return image;
  }

  private static void draw(Graphics2D pen, int width, int height, Random random) {
    pen.setColor(colour(random));
    int x = random.nextInt(width * 3 / 4);
    int y = random.nextInt(height * 3 / 4);
    int wide = width / 8 + random.nextInt(width / 2);
    int tall = height / 8 + random.nextInt(height / 2);
    switch (random.nextInt(4)) {
      case 0 -> pen.fillOval(x, y, wide, tall);
      case 1 -> pen.fillRect(x, y, wide, tall);
      case 2 -> {
        pen.setStroke(new BasicStroke(4 + random.nextInt(16)));
        pen.drawOval(x, y, wide, tall);
      }
      default ->
          pen.fillPolygon(
              new int[] {x, x + wide, x + wide / 2}, new int[] {y + tall, y + tall / 2, y}, 3);
    }
  }

  private static Color colour(Random random) {
    return new Color(random.nextInt(0x1000000));
  }

  static BufferedImage resized(BufferedImage image, double factor) {
    int width = (int) (image.getWidth() * factor);
    int height = (int) (image.getHeight() * factor);
    BufferedImage resized = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = resized.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, width, height, null);
    pen.dispose();
    return resized;
  }

  /**
   * @param quality 0 to 1
   */
  static byte[] jpeg(BufferedImage image, float quality) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(quality);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }
}
