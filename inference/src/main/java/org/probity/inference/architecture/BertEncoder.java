package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.inference.ModelException;
import org.probity.inference.autograd.Autograd;

/**
 * The encoder of BERT and its kind ({@link EncoderFamily}) in eval mode, with attention in reach.
 * Weights carry Hugging Face's names for BERT, {@code embeddings.…} and {@code encoder.layer.N.…};
 * {@link Adapters} among them that are not yet merged count too.
 */
public final class BertEncoder {
  /** Added to the scores of positions that are not real; their probability becomes exactly zero. */
  private static final float MASKED = -1e9f;

  private static final String TOKEN_TYPES = "embeddings.token_type_embeddings.weight";

  private final Weights weights;
  private final BertConfig config;
  private final long width;
  private final long positions;
  private final long vocabulary;

  /**
   * @throws ModelException if a weight is missing or of another shape
   */
  public BertEncoder(Weights weights, BertConfig config) {
    this.weights = weights;
    this.config = config;
    Shape words = weights.get("embeddings.word_embeddings.weight", -1, -1).getShape();
    vocabulary = words.get(0);
    width = words.get(1);
    positions =
        weights.get("embeddings.position_embeddings.weight", -1, width).getShape().get(0)
            - config.firstPosition();
    if (positions < 1) {
      throw new ModelException("The encoder's position table is too short.");
    }
    if (config.family() != EncoderFamily.DISTILBERT) {
      weights.get(TOKEN_TYPES, -1, width);
    }
    if (width % config.heads() != 0) {
      throw new ModelException("The encoder's width is no multiple of its number of heads.");
    }
    requireNorm("embeddings.LayerNorm");
    for (int layer = 0; layer < config.layers(); layer++) {
      requireLayer(prefix(layer));
    }
  }

  public BertConfig config() {
    return config;
  }

  public long vocabulary() {
    return vocabulary;
  }

  /** Most positions of one text. */
  public long positions() {
    return positions;
  }

  /**
   * Numbers that are held for a text of this length: a layer's are some 14 times its vectors, the
   * inner layer counted, and three times its attention. All layers' are kept for gradients.
   */
  public long workspace(long length, boolean gradients) {
    long layer = 14 * length * width + 3 * length * length * config.heads();
    return gradients ? layer * (config.layers() + 1) : 2 * layer;
  }

  /** Width of a position's vector. */
  public long width() {
    return width;
  }

  /** Word embeddings, without position or type: [B,T] to [B,T,D]. */
  public NDArray embed(NDArray ids) {
    return Embedding.embedding(
            ids, weights.get("embeddings.word_embeddings.weight"), SparseFormat.DENSE)
        .singletonOrThrow();
  }

  /** What the first layer reads: word, position and type embeddings, normalised. */
  public NDArray base(NDArray embeddings) {
    long length = embeddings.getShape().get(1);
    if (length > positions) {
      throw new ModelException(
          "The text is longer than the encoder's " + positions + " positions.");
    }
    NDArray position =
        weights
            .get("embeddings.position_embeddings.weight")
            .get(
                embeddings.getManager(),
                new NDIndex("{}:{}", config.firstPosition(), config.firstPosition() + length));
    NDArray sum = embeddings;
    if (config.family() != EncoderFamily.DISTILBERT) {
      sum = sum.add(weights.get(TOKEN_TYPES).get(embeddings.getManager(), new NDIndex("0:1")));
    }
    return norm(sum.add(position), "embeddings.LayerNorm");
  }

  /** What is added to attention scores: [B,1,1,T], or null where every position is real. */
  public static @Nullable NDArray scoreMask(@Nullable NDArray mask) {
    if (mask == null) {
      return null;
    }
    Shape shape = mask.getShape();
    return Autograd.scale(mask.neg().add(1), MASKED).reshape(shape.get(0), 1, 1, shape.get(1));
  }

  /**
   * Layers {@code from} (included) to {@code to} (excluded).
   *
   * @param hidden [B,T,D]
   * @param eps [B,L,H,T,T] over all layers of the network, or null
   * @param attention receives each layer's probabilities [B,H,T,T], or null
   * @return [B,T,D]
   */
  public NDArray layers(
      NDArray hidden,
      int from,
      int to,
      @Nullable NDArray scoreMask,
      @Nullable NDArray eps,
      @Nullable List<NDArray> attention) {
    NDArray x = hidden;
    for (int layer = from; layer < to; layer++) {
      NDArray added = eps == null ? null : eps.get(new NDIndex(":, {}", layer));
      x = layer(x, x, prefix(layer), scoreMask, added, attention);
    }
    return x;
  }

  /**
   * The first position's vector after layers {@code from} to the last, which is computed for that
   * position alone.
   *
   * @param hidden [B,T,D]
   * @return [B,D]
   */
  public NDArray firstPosition(NDArray hidden, int from, @Nullable NDArray scoreMask) {
    int last = config.layers() - 1;
    NDArray x = layers(hidden, from, last, scoreMask, null, null);
    NDArray first = x.get(new NDIndex(":, 0:1"));
    return layer(first, x, prefix(last), scoreMask, null, null)
        .reshape(hidden.getShape().get(0), width);
  }

  /** All layers over word embeddings [B,T,D]. */
  public NDArray encode(NDArray embeddings, @Nullable NDArray mask) {
    return layers(base(embeddings), 0, config.layers(), scoreMask(mask), null, null);
  }

  /** As {@link #encode}, with each layer's attention. */
  public Network.Attended attend(
      NDArray embeddings, @Nullable NDArray mask, @Nullable NDArray eps) {
    List<NDArray> attention = new ArrayList<>();
    NDArray hidden = layers(base(embeddings), 0, config.layers(), scoreMask(mask), eps, attention);
    return new Network.Attended(hidden, attention);
  }

  /** Each layer's attention alone; the last layer's vectors are not computed. */
  public List<NDArray> attention(NDArray embeddings, @Nullable NDArray mask) {
    List<NDArray> attention = new ArrayList<>();
    NDArray scores = scoreMask(mask);
    int last = config.layers() - 1;
    NDArray x = layers(base(embeddings), 0, last, scores, null, attention);
    attention.add(probabilities(x, x, prefix(last), scores));
    return attention;
  }

  /**
   * One layer.
   *
   * @param at the positions to compute [B,Q,D]: all of x, or some
   * @param x [B,T,D]
   */
  private NDArray layer(
      NDArray at,
      NDArray x,
      String prefix,
      @Nullable NDArray scoreMask,
      @Nullable NDArray eps,
      @Nullable List<NDArray> attention) {
    NDArray probabilities = probabilities(at, x, prefix, scoreMask);
    if (attention != null) {
      attention.add(probabilities);
    }
    if (eps != null) {
      probabilities = probabilities.add(eps);
    }
    NDArray value = heads(linear(x, prefix + "attention.self.value"));
    NDArray context = probabilities.matMul(value).transpose(0, 2, 1, 3).reshape(at.getShape());
    NDArray attended =
        norm(
            linear(context, prefix + "attention.output.dense").add(at),
            prefix + "attention.output.LayerNorm");
    NDArray inner = Activation.gelu(linear(attended, prefix + "intermediate.dense"));
    return norm(linear(inner, prefix + "output.dense").add(attended), prefix + "output.LayerNorm");
  }

  /** How much each position of {@code at} reads of each of x: [B,H,Q,T]. */
  private NDArray probabilities(NDArray at, NDArray x, String prefix, @Nullable NDArray scoreMask) {
    NDArray query = heads(linear(at, prefix + "attention.self.query"));
    NDArray key = heads(linear(x, prefix + "attention.self.key"));
    double headWidth = (double) width / config.heads();
    NDArray scores =
        Autograd.scale(query.matMul(key.transpose(0, 1, 3, 2)), (float) (1 / Math.sqrt(headWidth)));
    return (scoreMask == null ? scores : scores.add(scoreMask)).softmax(-1);
  }

  /** [B,T,D] to [B,H,T,D/H]. */
  private NDArray heads(NDArray x) {
    Shape shape = x.getShape();
    return x.reshape(shape.get(0), shape.get(1), config.heads(), width / config.heads())
        .transpose(0, 2, 1, 3);
  }

  private NDArray linear(NDArray x, String name) {
    NDArray y =
        Linear.linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"))
            .singletonOrThrow();
    if (!weights.has(name + Adapters.DOWN)) {
      return y;
    }
    NDArray narrow = Linear.linear(x, weights.get(name + Adapters.DOWN)).singletonOrThrow();
    return y.add(Linear.linear(narrow, weights.get(name + Adapters.UP)).singletonOrThrow());
  }

  private NDArray norm(NDArray x, String name) {
    return LayerNorm.layerNorm(
            x,
            new Shape(width),
            weights.get(name + ".weight"),
            weights.get(name + ".bias"),
            config.layerNormEps())
        .singletonOrThrow();
  }

  private void requireLayer(String prefix) {
    for (String name :
        List.of(
            "attention.self.query",
            "attention.self.key",
            "attention.self.value",
            "attention.output.dense")) {
      weights.get(prefix + name + ".weight", width, width);
      weights.get(prefix + name + ".bias", width);
    }
    long inner = weights.get(prefix + "intermediate.dense.weight", -1, width).getShape().get(0);
    weights.get(prefix + "intermediate.dense.bias", inner);
    weights.get(prefix + "output.dense.weight", width, inner);
    weights.get(prefix + "output.dense.bias", width);
    requireNorm(prefix + "attention.output.LayerNorm");
    requireNorm(prefix + "output.LayerNorm");
  }

  private void requireNorm(String name) {
    weights.get(name + ".weight", width);
    weights.get(name + ".bias", width);
  }

  private static String prefix(int layer) {
    return "encoder.layer." + layer + ".";
  }
}
