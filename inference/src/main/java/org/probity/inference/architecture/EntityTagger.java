package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.inference.autograd.Autograd;
import org.probity.inference.text.Casing;

/**
 * An uncased encoder that tags every position, told of the case it does not see ({@link Casing}).
 * Its first {@link #SHARED_LAYERS} layers are the encoder's own; what case says is added to what
 * they give, and the layers above and the head are this network's. Weights beside the encoder's:
 * {@code case.table} [classes of case, C], {@code case.project.weight} [D, C], {@code head.dense}
 * over the last layer, the shared one and the case, {@code classifier}.
 *
 * <p>A token id stands for a piece and its case: {@code id + vocabulary × case}. Leaf: word
 * embeddings with those of case beside them [B,T,D+C]. Output: logits [B,T,classes].
 */
public final class EntityTagger implements Network {
  public static final int SHARED_LAYERS = 4;

  private final Weights weights;
  private final BertEncoder encoder;
  private final long words;
  private final long caseWidth;

  /**
   * @throws org.probity.inference.ModelException if a weight is missing or of another shape
   */
  public EntityTagger(Weights weights, BertConfig config) {
    this.weights = weights;
    encoder = new BertEncoder(weights, config);
    words = encoder.vocabulary();
    long width = encoder.width();
    caseWidth = weights.get("case.table", Casing.CLASSES, -1).getShape().get(1);
    weights.get("case.project.weight", width, caseWidth);
    long inner = weights.get("head.dense.weight", -1, 2 * width + caseWidth).getShape().get(0);
    weights.get("head.dense.bias", inner);
    weights.get("classifier.bias", weights.get("classifier.weight", -1, inner).getShape().get(0));
  }

  /** The token ids of this network, from an encoder's and the pieces' case. */
  public static long[] ids(long[] pieces, int[] casing, long words) {
    long[] ids = new long[pieces.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = pieces[i] + words * casing[i];
    }
    return ids;
  }

  @Override
  public NDArray embed(NDArray ids) {
    long[] joined = ids.toLongArray();
    long[] pieces = new long[joined.length];
    long[] casing = new long[joined.length];
    for (int i = 0; i < joined.length; i++) {
      pieces[i] = joined[i] % words;
      casing[i] = joined[i] / words;
    }
    long[] shape = ids.getShape().getShape();
    NDArray word = encoder.embed(Autograd.longs(ids.getManager(), pieces, shape));
    return word.concat(casing(Autograd.longs(ids.getManager(), casing, shape)), -1);
  }

  /** What the classes of case [B,T] say: [B,T,C]. */
  public NDArray casing(NDArray classes) {
    return Embedding.embedding(classes, weights.get("case.table"), SparseFormat.DENSE)
        .singletonOrThrow();
  }

  /**
   * From what the encoder's shared layers give to logits.
   *
   * @param shared [B,T,D]
   * @param casing [B,T,C], as {@link #casing} gives it
   * @param dropout share of the vectors' numbers that training leaves out; 0 when serving
   * @return [B,T,classes]
   */
  public NDArray tag(NDArray shared, NDArray casing, @Nullable NDArray scoreMask, float dropout) {
    return upper(shared, casing, scoreMask, null, null, dropout);
  }

  private NDArray upper(
      NDArray shared,
      NDArray casing,
      @Nullable NDArray scoreMask,
      @Nullable NDArray eps,
      @Nullable List<NDArray> attention,
      float dropout) {
    int layers = encoder.config().layers();
    NDArray in = dropped(told(shared, casing), dropout);
    NDArray hidden = encoder.layers(in, SHARED_LAYERS, layers, scoreMask, eps, attention);
    return head(hidden, shared, casing, dropout);
  }

  /** What the upper layers read: the shared vectors with what case says added. */
  public NDArray told(NDArray shared, NDArray casing) {
    return Linear.linear(casing, weights.get("case.project.weight")).singletonOrThrow().add(shared);
  }

  /**
   * The logits.
   *
   * @param hidden what the last layer gives, [B,T,D]
   */
  public NDArray head(NDArray hidden, NDArray shared, NDArray casing, float dropout) {
    NDArray joined = dropped(hidden.concat(shared, -1), dropout).concat(casing, -1);
    NDArray inner = Activation.gelu(linear(joined, "head.dense"));
    return linear(dropped(inner, dropout), "classifier");
  }

  @Override
  public NDArray forward(NDArray leaf, @Nullable NDArray mask) {
    NDArray scores = BertEncoder.scoreMask(mask);
    NDArray base = encoder.base(leaf.get(new NDIndex(":, :, :{}", encoder.width())));
    NDArray shared = encoder.layers(base, 0, SHARED_LAYERS, scores, null, null);
    return tag(shared, caseOf(leaf), scores, 0);
  }

  @Override
  public Attended attend(NDArray leaf, @Nullable NDArray mask, @Nullable NDArray eps) {
    NDArray scores = BertEncoder.scoreMask(mask);
    List<NDArray> attention = new ArrayList<>();
    NDArray base = encoder.base(leaf.get(new NDIndex(":, :, :{}", encoder.width())));
    NDArray shared = encoder.layers(base, 0, SHARED_LAYERS, scores, eps, attention);
    return new Attended(upper(shared, caseOf(leaf), scores, eps, attention, 0), attention);
  }

  private NDArray caseOf(NDArray leaf) {
    return leaf.get(new NDIndex(":, :, {}:", encoder.width()));
  }

  private NDArray linear(NDArray x, String name) {
    return Linear.linear(x, weights.get(name + ".weight"), weights.get(name + ".bias"))
        .singletonOrThrow();
  }

  private static NDArray dropped(NDArray x, float rate) {
    return rate == 0 ? x : Dropout.dropout(x, rate, true).singletonOrThrow();
  }

  public Weights weights() {
    return weights;
  }

  public BertConfig config() {
    return encoder.config();
  }

  /** Ids of pieces, without their case. */
  public long words() {
    return words;
  }

  @Override
  public long vocabulary() {
    return words * Casing.CLASSES;
  }

  @Override
  public int positions() {
    return Math.toIntExact(encoder.positions());
  }

  @Override
  public long workspace(long size, boolean gradients) {
    return encoder.workspace(size, gradients);
  }

  @Override
  public int attentionLayers() {
    return encoder.config().layers();
  }

  @Override
  public int attentionHeads() {
    return encoder.config().heads();
  }

  @Override
  public Network randomised(long seed) {
    return new EntityTagger(weights.randomised(seed), encoder.config());
  }

  @Override
  public void close() {
    weights.close();
  }
}
