package org.probity.detection.pictures;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.probity.detection.DetectionException;

/** A picture in a file: PNG, JPEG, GIF or BMP. */
public final class Picture {
  /** Pixels a side; a larger picture is read coarsely, which its hash does not show. */
  private static final int FINE = 512;

  /** A side longer than this is no picture. */
  private static final int LONGEST = 20_000;

  private Picture() {}

  /**
   * @throws DetectionException if it is no picture, or an empty one
   */
  public static long hash(byte[] file) {
    OptionalLong hash =
        read(file)
            .map(PictureHash::of)
            .orElseThrow(() -> new DetectionException("It is no PNG, JPEG, GIF or BMP picture."));
    return hash.orElseThrow(() -> new DetectionException("There is nothing on the picture."));
  }

  /** Empty for what is none. */
  static Optional<Grey> read(byte[] file) {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      return readers.hasNext() ? read(readers.next(), in) : Optional.empty();
    } catch (IOException | RuntimeException e) {
      // The JDK's readers throw whatever damaged files make them stumble over.
      return Optional.empty();
    }
  }

  private static Optional<Grey> read(ImageReader reader, ImageInputStream in) throws IOException {
    try {
      reader.setInput(in, true, true);
      int longer = Math.max(reader.getWidth(0), reader.getHeight(0));
      if (longer > LONGEST) {
        return Optional.empty();
      }
      ImageReadParam coarse = reader.getDefaultReadParam();
      int step = Math.max(1, longer / FINE);
      coarse.setSourceSubsampling(step, step, 0, 0);
      BufferedImage image = reader.read(0, coarse);
      return Optional.of(Grey.of(image));
    } finally {
      reader.dispose();
    }
  }
}
