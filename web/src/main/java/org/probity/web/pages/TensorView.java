package org.probity.web.pages;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;

/**
 * A tensor as a person reads it: texts as text, pixels as small pictures, other values as numbers.
 *
 * @param pictures {@code data:} addresses of PNGs
 * @param left how many texts, pictures or values are not shown
 */
public record TensorView(
    String name,
    String shape,
    List<List<Passage>> texts,
    List<String> pictures,
    String numbers,
    int left) {
  private static final int MOST_ITEMS = 16;
  private static final int MOST_NUMBERS = 128;

  /**
   * @param redacted entities that were taken out of texts
   */
  static List<TensorView> of(List<Tensor> tensors, Set<String> redacted) {
    return tensors.stream().map(tensor -> of(tensor, redacted)).toList();
  }

  private static TensorView of(Tensor tensor, Set<String> redacted) {
    String shape = tensor.datatype() + " " + Arrays.toString(tensor.shape());
    if (PngFiles.are(tensor)) {
      List<String> files =
          Arrays.stream(tensor.texts()).limit(MOST_ITEMS).map(PngFiles::at).toList();
      return new TensorView(
          tensor.name(), shape, List.of(), files, "", tensor.length() - files.size());
    }
    if (tensor.datatype() == Datatype.BYTES) {
      List<List<Passage>> texts =
          Arrays.stream(tensor.texts())
              .limit(MOST_ITEMS)
              .map(text -> Passage.of(text, redacted))
              .toList();
      return new TensorView(
          tensor.name(), shape, texts, List.of(), "", tensor.length() - texts.size());
    }
    if (Pixels.fit(tensor)) {
      int items = (int) tensor.shape()[0];
      List<String> pictures =
          IntStream.range(0, Math.min(items, MOST_ITEMS))
              .mapToObj(item -> Pixels.png(tensor, item))
              .toList();
      return new TensorView(tensor.name(), shape, List.of(), pictures, "", items - pictures.size());
    }
    return new TensorView(
        tensor.name(),
        shape,
        List.of(),
        List.of(),
        numbers(tensor),
        Math.max(0, tensor.length() - MOST_NUMBERS));
  }

  private static String numbers(Tensor tensor) {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < Math.min(tensor.length(), MOST_NUMBERS); i++) {
      numbers.add(String.valueOf(Array.get(tensor.data(), i)).replaceFirst("\\.0$", ""));
    }
    return String.join(", ", numbers);
  }

  /** Nothing of the content. */
  @Override
  public String toString() {
    return "TensorView[" + name + " " + shape + "]";
  }
}
