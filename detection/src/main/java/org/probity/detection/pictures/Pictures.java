package org.probity.detection.pictures;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.probity.domain.tensor.Tensor;

/**
 * The pictures of a tensor: FP32 of shape [N,1,H,W] or [N,3,H,W] in any scale, or BYTES with files
 * in base64, with or without {@code data:image/…;base64,} before.
 */
final class Pictures {
  private static final int SMALLEST = 16;
  private static final int LARGEST = 4_096;

  /** How base64 of a PNG, JPEG, GIF and BMP file begins. */
  private static final List<String> BEGINNINGS = List.of("iVBORw0KGgo", "/9j/", "R0lGOD", "Qk");

  private static final String DATA = "data:image/";

  /** Shorter than any picture file. */
  private static final int FEWEST_CHARACTERS = 80;

  private Pictures() {}

  static List<Grey> of(Tensor tensor) {
    return switch (tensor.datatype()) {
      case FP16, FP32 -> planes(tensor);
      case BYTES -> files(tensor);
      default -> List.of();
    };
  }

  private static List<Grey> planes(Tensor tensor) {
    long[] shape = tensor.shape();
    List<Grey> pictures = new ArrayList<>();
    if (shape.length == 4 && (shape[1] == 1 || shape[1] == 3) && side(shape[2]) && side(shape[3])) {
      int size = (int) (shape[2] * shape[3]);
      for (int picture = 0; picture < shape[0]; picture++) {
        pictures.add(plane(tensor, picture, (int) shape[1], size));
      }
    }
    return pictures;
  }

  private static boolean side(long length) {
    return length >= SMALLEST && length <= LARGEST;
  }

  private static Grey plane(Tensor tensor, int picture, int channels, int size) {
    float[] all = tensor.floats();
    float[] grey = new float[size];
    float[] shares = channels == 1 ? new float[] {1} : new float[] {0.299f, 0.587f, 0.114f};
    for (int channel = 0; channel < channels; channel++) {
      int from = (picture * channels + channel) * size;
      for (int i = 0; i < size; i++) {
        grey[i] += shares[channel] * all[from + i];
      }
    }
    return new Grey((int) tensor.shape()[3], (int) tensor.shape()[2], grey);
  }

  private static List<Grey> files(Tensor tensor) {
    List<Grey> pictures = new ArrayList<>();
    for (String text : tensor.texts()) {
      file(text).ifPresent(pictures::add);
    }
    return pictures;
  }

  private static Optional<Grey> file(String text) {
    int comma = text.startsWith(DATA) ? text.indexOf(',') : -1;
    String encoded = text.substring(comma + 1);
    if (encoded.length() < FEWEST_CHARACTERS
        || BEGINNINGS.stream().noneMatch(encoded::startsWith)) {
      return Optional.empty();
    }
    try {
      return Picture.read(Base64.getMimeDecoder().decode(encoded));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
