package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probity.inference.ModelException;
import org.probity.inference.autograd.Autograd;

/**
 * Low-rank adapters of linear layers (Hu et al. 2021): beside {@code name.weight} [out, in] stand
 * {@code name.down} [r, in] and {@code name.up} [out, r], and the layer's weight is {@code weight +
 * up · down}.
 */
public final class Adapters {
  public static final String DOWN = ".down";
  public static final String UP = ".up";

  /** The linear layers of an encoder layer. */
  public static final List<String> LINEARS =
      List.of(
          "attention.self.query",
          "attention.self.key",
          "attention.self.value",
          "attention.output.dense",
          "intermediate.dense",
          "output.dense");

  private static final Pattern LAYER = Pattern.compile("encoder\\.layer\\.(\\d{1,4})\\.");

  private Adapters() {}

  /**
   * Adds the adapters among {@code adapters} to the encoder's weights, and everything else among
   * them (heads, norms) beside or in place of the encoder's.
   *
   * @throws org.probity.inference.ModelException if an adapter fits no layer
   */
  public static void merge(Weights encoder, Weights adapters) {
    adapters
        .all()
        .forEach(
            (name, array) -> {
              if (name.endsWith(DOWN)) {
                mergeLayer(encoder, adapters, name.substring(0, name.length() - DOWN.length()));
              } else if (!name.endsWith(UP)) {
                encoder.put(name, array.duplicate());
              }
            });
  }

  /**
   * The first layer that differs from the encoder's; what lies below can be shared with it.
   *
   * @param layers of the encoder
   */
  public static int firstLayer(Weights adapters, int layers) {
    int first = layers;
    for (String name : adapters.all().keySet()) {
      Matcher layer = LAYER.matcher(name);
      if (layer.lookingAt()) {
        first = Math.min(first, Integer.parseInt(layer.group(1)));
      } else if (name.startsWith("embeddings.")) {
        throw new ModelException("Adapters leave the encoder's embeddings as they are.");
      }
    }
    return first;
  }

  private static void mergeLayer(Weights encoder, Weights adapters, String layer) {
    NDArray down = adapters.get(layer + DOWN, -1, -1);
    long rank = down.getShape().get(0);
    NDArray up = adapters.get(layer + UP, -1, rank);
    NDArray weight = encoder.get(layer + ".weight", up.getShape().get(0), down.getShape().get(1));
    try (Autograd span = Autograd.evaluating();
        NDArray product = up.matMul(down)) {
      product.attach(span.manager());
      encoder.put(layer + ".weight", product.add(weight));
    }
  }
}
