package org.probity.web.pages;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;

/** Images [N,C,H,W] of one or three channels, values 0 to 1, as PNG. */
final class Pixels {
  private static final int SMALLEST = 8;
  private static final int LARGEST = 1024;

  private Pixels() {}

  static boolean fit(Tensor tensor) {
    long[] shape = tensor.shape();
    return tensor.datatype() == Datatype.FP32
        && shape.length == 4
        && (shape[1] == 1 || shape[1] == 3)
        && within(shape[2])
        && within(shape[3]);
  }

  private static boolean within(long side) {
    return side >= SMALLEST && side <= LARGEST;
  }

  /** A {@code data:} address of one image of the batch. */
  static String png(Tensor tensor, int item) {
    int channels = (int) tensor.shape()[1];
    int height = (int) tensor.shape()[2];
    int width = (int) tensor.shape()[3];
    int plane = height * width;
    int start = item * channels * plane;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int at = 0; at < plane; at++) {
      int red = level(tensor.floats()[start + at]);
      int green = channels == 1 ? red : level(tensor.floats()[start + plane + at]);
      int blue = channels == 1 ? red : level(tensor.floats()[start + 2 * plane + at]);
      image.setRGB(at % width, at / width, red << 16 | green << 8 | blue);
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
  }

  private static int level(float value) {
    return Math.round(255 * Math.min(1, Math.max(0, value)));
  }
}
