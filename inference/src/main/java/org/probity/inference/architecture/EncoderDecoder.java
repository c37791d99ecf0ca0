package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.inference.ModelException;
import org.probity.inference.autograd.Autograd;

/**
 * The Transformer's encoder and decoder (Vaswani et al. 2017) on the weights of PyTorch's {@code
 * nn.Transformer} with its default options: a norm behind each sum, ReLU, and a last norm behind
 * either stack. Width and numbers of layers follow from the weights.
 */
public final class EncoderDecoder {
  private static final float EPS = 1e-5f;

  /** Added to scores of positions that may not be seen; their probability becomes exactly zero. */
  private static final float UNSEEN = -1e9f;

  private final Weights weights;
  private final String prefix;
  private final long width;
  private final List<Layer> encoder = new ArrayList<>();
  private final List<Layer> decoder = new ArrayList<>();

  /**
   * @param cross attention to the encoder, of a decoder's layer
   */
  private record Layer(
      String prefix, MultiHeadAttention self, @Nullable MultiHeadAttention cross) {}

  /**
   * Attention of every layer, in their order.
   *
   * @param encoder [B,H,S,S]
   * @param decoder [B,H,T,T], a position seeing none that follow
   * @param cross [B,H,T,S], from the decoder's positions to the encoder's
   */
  public record Attentions(List<NDArray> encoder, List<NDArray> decoder, List<NDArray> cross) {
    public static Attentions empty() {
      return new Attentions(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }
  }

  /**
   * @param prefix of the weights' names, as {@code transformer.}, or empty
   * @throws ModelException if a weight is missing or of another shape
   */
  public EncoderDecoder(Weights weights, String prefix, int heads) {
    this.weights = weights;
    this.prefix = prefix;
    width = weights.get(prefix + "encoder.norm.weight", -1).getShape().get(0);
    if (heads < 1 || width % heads != 0) {
      throw new ModelException("The Transformer's width is no multiple of its number of heads.");
    }
    addLayers(encoder, "encoder.", heads, false);
    addLayers(decoder, "decoder.", heads, true);
  }

  private void addLayers(List<Layer> stack, String name, int heads, boolean crossed) {
    requireNorm(prefix + name + "norm");
    String layer = prefix + name + "layers.0.";
    for (int i = 0; weights.has(layer + "linear1.weight"); ) {
      requireLinear(layer);
      requireNorm(layer + "norm1");
      requireNorm(layer + "norm2");
      if (crossed) {
        requireNorm(layer + "norm3");
      }
      stack.add(
          new Layer(
              layer,
              new MultiHeadAttention(weights, layer + "self_attn.", heads, width),
              crossed
                  ? new MultiHeadAttention(weights, layer + "multihead_attn.", heads, width)
                  : null));
      i++;
      layer = prefix + name + "layers." + i + ".";
    }
    if (stack.isEmpty()) {
      throw new ModelException("The weights lack the tensor " + layer + "linear1.weight.");
    }
  }

  public long width() {
    return width;
  }

  /**
   * @param source [B,S,D]
   * @param attentions receives every layer's, or null
   * @return [B,S,D]
   */
  public NDArray encode(NDArray source, @Nullable Attentions attentions) {
    NDArray x = source;
    for (Layer layer : encoder) {
      NDArray seen =
          layer.self().attend(x, x, null, attentions == null ? null : attentions.encoder());
      x = norm(x.add(seen), layer.prefix() + "norm1");
      x = norm(x.add(fed(x, layer)), layer.prefix() + "norm2");
    }
    return norm(x, prefix + "encoder.norm");
  }

  /**
   * @param target [B,T,D]
   * @param memory what {@link #encode} gave
   * @return [B,T,D], of which a position depends on none that follow it in the target
   */
  public NDArray decode(NDArray target, NDArray memory, @Nullable Attentions attentions) {
    NDArray unseen = unseen(target);
    NDArray x = target;
    for (Layer layer : decoder) {
      NDArray seen =
          layer.self().attend(x, x, unseen, attentions == null ? null : attentions.decoder());
      x = norm(x.add(seen), layer.prefix() + "norm1");
      MultiHeadAttention cross = layer.cross();
      if (cross != null) {
        NDArray read =
            cross.attend(x, memory, null, attentions == null ? null : attentions.cross());
        x = norm(x.add(read), layer.prefix() + "norm2");
      }
      x = norm(x.add(fed(x, layer)), layer.prefix() + "norm3");
    }
    return norm(x, prefix + "decoder.norm");
  }

  /** [T,T]: 0 for what a row's position may see, else {@link #UNSEEN}. */
  private static NDArray unseen(NDArray target) {
    int length = (int) target.getShape().get(1);
    float[] mask = new float[length * length];
    for (int row = 0; row < length; row++) {
      for (int column = row + 1; column < length; column++) {
        mask[row * length + column] = UNSEEN;
      }
    }
    return Autograd.floats(target.getManager(), FloatBuffer.wrap(mask), length, length);
  }

  private NDArray fed(NDArray x, Layer layer) {
    NDArray inner = Activation.relu(linear(x, layer.prefix() + "linear1"));
    return linear(inner, layer.prefix() + "linear2");
  }

  private NDArray linear(NDArray x, String name) {
    return Linear.linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"))
        .singletonOrThrow();
  }

  private NDArray norm(NDArray x, String name) {
    return LayerNorm.layerNorm(
            x, new Shape(width), weights.get(name + ".weight"), weights.get(name + ".bias"), EPS)
        .singletonOrThrow();
  }

  private void requireNorm(String name) {
    weights.get(name + ".weight", width);
    weights.get(name + ".bias", width);
  }

  private void requireLinear(String layer) {
    long inner = weights.get(layer + "linear1.weight", -1, width).getShape().get(0);
    weights.get(layer + "linear1.bias", inner);
    weights.get(layer + "linear2.weight", width, inner);
    weights.get(layer + "linear2.bias", width);
  }
}
