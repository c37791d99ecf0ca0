package org.probity.inference.training;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.probity.inference.ModelException;

/**
 * Labelled grey images in the IDX format (http://yann.lecun.com/exdb/mnist/).
 *
 * @param pixels [n][height × width], 0–255
 */
record IdxImages(byte[][] pixels, int height, int width, int[] labels) {
  private static final int IMAGES = 0x803;
  private static final int LABELS = 0x801;

  /**
   * @param set {@code train} or {@code t10k}
   */
  static IdxImages read(Path folder, String set) throws IOException {
    int[] labels;
    try (DataInputStream in = open(folder.resolve(set + "-labels-idx1-ubyte.gz"), LABELS)) {
      labels = new int[in.readInt()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = in.readUnsignedByte();
      }
    }
    try (DataInputStream in = open(folder.resolve(set + "-images-idx3-ubyte.gz"), IMAGES)) {
      byte[][] pixels = new byte[in.readInt()][];
      int height = in.readInt();
      int width = in.readInt();
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = in.readNBytes(height * width);
      }
      return new IdxImages(pixels, height, width, labels);
    }
  }

  int size() {
    return labels.length;
  }

  private static DataInputStream open(Path file, int magic) throws IOException {
    DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))));
    if (in.readInt() != magic) {
      in.close();
      throw new ModelException("The file " + file.getFileName() + " is not in the IDX format.");
    }
    return in;
  }
}
