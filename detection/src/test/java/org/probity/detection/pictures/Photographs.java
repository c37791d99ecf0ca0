package org.probity.detection.pictures;

import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * Pictures with the statistics of photographs: things of all sizes that hide one another, as many
 * of radius r as 1/r³ (the "dead leaves" of Lee, Mumford and Huang: Occlusion Models for Natural
 * Images, 2001), each with a grain and a shade of its own, under uneven light, with vignetting and
 * the noise of a sensor.
 */
final class Photographs {
  private static final int LEAVES = 900;
  private static final double SMALLEST = 3;
  private static final double NOISE = 6;

  private final Random random;
  private final int width;
  private final int height;

  /** Red, green and blue, 0 to 255, row by row. */
  private final float[][] planes;

  private Photographs(long seed) {
    random = new Random(seed);
    width = 240 + random.nextInt(300);
    height = 240 + random.nextInt(300);
    planes = new float[3][width * height];
  }

  static BufferedImage photograph(long seed) {
    Photographs photograph = new Photographs(seed);
    photograph.leaf(photograph.width / 2, photograph.height / 2, photograph.width * 2);
    for (int leaf = 0; leaf < LEAVES; leaf++) {
      photograph.leaf(
          photograph.random.nextInt(photograph.width),
          photograph.random.nextInt(photograph.height),
          photograph.radius());
    }
    return photograph.developed();
  }

  /** The inverse of the distribution with density 1/r³ from the smallest to half the width. */
  private double radius() {
    double largest = width / 2.0;
    double share = 1 - Math.pow(SMALLEST / largest, 2);
    return SMALLEST / Math.sqrt(1 - random.nextDouble() * share);
  }

  /** An ellipse; shaded from one side, with stripes of some scale as its grain. */
  private void leaf(int x, int y, double radius) {
    double flat = 0.4 + 0.6 * random.nextDouble();
    double turned = random.nextDouble() * Math.PI;
    double cos = Math.cos(turned);
    double sin = Math.sin(turned);
    float grey = 30 + random.nextInt(190);
    float[] colour = new float[3];
    for (int channel = 0; channel < 3; channel++) {
      colour[channel] = (float) (grey + 25 * random.nextGaussian());
    }
    double grain = 12 * random.nextDouble();
    double fine = 0.2 + random.nextDouble();
    double shade = 30 * random.nextGaussian();
    int from = Math.max(0, (int) (y - radius));
    for (int row = from; row < Math.min(height, y + radius); row++) {
      for (int at = Math.max(0, (int) (x - radius)); at < Math.min(width, x + radius); at++) {
        double along = ((at - x) * cos + (row - y) * sin) / radius;
        double across = ((row - y) * cos - (at - x) * sin) / (radius * flat);
        if (along * along + across * across < 1) {
          double light = shade * along + grain * Math.sin(fine * at + along) * Math.cos(fine * row);
          for (int channel = 0; channel < 3; channel++) {
            planes[channel][row * width + at] = (float) (colour[channel] + light);
          }
        }
      }
    }
  }

  private BufferedImage developed() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    double lit = 40 * random.nextGaussian();
    for (int i = 0; i < width * height; i++) {
      double right = (double) (i % width) / width - 0.5;
      int row = i / width;
      double down = (double) row / height - 0.5;
      double vignette = 1 - 0.6 * (right * right + down * down);
      int rgb = 0;
      for (float[] plane : planes) {
        double value = (plane[i] + lit * right) * vignette + NOISE * random.nextGaussian();
        rgb = rgb << 8 | (int) Math.max(0, Math.min(255, value));
      }
      image.setRGB(i % width, i / width, rgb);
    }
    return image;
  }
}
