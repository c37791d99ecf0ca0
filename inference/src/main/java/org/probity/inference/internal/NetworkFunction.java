package org.probity.inference.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.probity.domain.explanation.Baseline;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.Task;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.BadInputException;
import org.probity.inference.architecture.Network;
import org.probity.inference.autograd.Autograd;

/**
 * A served network as a function of its leaf. Of a token classifier, the function is that of the
 * token whose entity is the surest; attention is read from there.
 */
final class NetworkFunction implements Differentiable {
  private final ModelManifest manifest;
  private final InputReader reader;
  private final Network network;
  private final NetworkModel owner;

  NetworkFunction(ModelManifest manifest, InputReader reader, Network network, NetworkModel owner) {
    this.manifest = manifest;
    this.reader = reader;
    this.network = network;
    this.owner = owner;
  }

  @Override
  public List<String> labels() {
    return manifest.labels();
  }

  @Override
  public boolean hasGradients() {
    return network.hasGradients();
  }

  @Override
  public int attentionLayers() {
    return network.attentionLayers();
  }

  @Override
  public Leaf leaf(List<Tensor> input) {
    ModelInput piece;
    try {
      piece = reader.read(input).get(0);
    } catch (BadInputException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    if (piece instanceof ModelInput.Numbers numbers) {
      return numberLeaf(numbers);
    }
    ModelInput.Tokens tokens = (ModelInput.Tokens) piece;
    int position = tokenClassifier() ? surest(tokens) : readPosition(tokens.length());
    return owner.compute(piece, 1, false, () -> textLeaf(tokens, position));
  }

  @Override
  public float[] baseline(Leaf leaf, Baseline baseline) {
    if (baseline.kind() == Baseline.Kind.NUMBER) {
      if (leaf.kind() == Leaf.Kind.EMBEDDINGS && !hasGradients()) {
        throw new IllegalArgumentException("This text's leaf is ids; it has pad and mask only.");
      }
      float[] values = new float[leaf.values().length];
      Arrays.fill(values, baseline.value());
      return values;
    }
    if (leaf.kind() != Leaf.Kind.EMBEDDINGS) {
      throw new IllegalArgumentException("Only text has the baselines pad and mask.");
    }
    int id = baseline.kind() == Baseline.Kind.PAD ? manifest.padId() : manifest.maskId();
    float[] token = compute(leaf, 1, false, () -> embedding(new long[] {id}, 1));
    float[] values = new float[leaf.values().length];
    int width = token.length;
    for (int position = 0; position < leaf.shape()[0]; position++) {
      boolean read = position == readPosition(leaf.present().length);
      System.arraycopy(
          read ? leaf.values() : token,
          read ? position * width : 0,
          values,
          position * width,
          width);
    }
    return values;
  }

  @Override
  public float[][] logits(Leaf leaf, List<float[]> points) {
    List<float[]> rows = new ArrayList<>();
    for (List<float[]> batch : Points.batches(leaf, points)) {
      rows.addAll(compute(leaf, batch.size(), false, () -> logitsOf(leaf, batch)));
    }
    return rows.toArray(float[][]::new);
  }

  @Override
  public Gradients gradients(Leaf leaf, List<float[]> points, int target) {
    requireTarget(target);
    if (!hasGradients()) {
      throw new IllegalStateException("This model has no gradients.");
    }
    List<float[]> logits = new ArrayList<>();
    List<float[]> values = new ArrayList<>();
    for (List<float[]> batch : Points.batches(leaf, points)) {
      Gradients some = compute(leaf, batch.size(), true, () -> gradientsOf(leaf, batch, target));
      logits.addAll(List.of(some.logits()));
      values.addAll(List.of(some.values()));
    }
    return new Gradients(logits.toArray(float[][]::new), values.toArray(float[][]::new));
  }

  private List<float[]> logitsOf(Leaf leaf, List<float[]> batch) {
    try (Autograd span = Autograd.evaluating()) {
      NDArray x = span.floats(Points.joined(leaf, batch), Points.shape(leaf, batch.size()));
      NDArray y = read(network.forward(x, Points.mask(span, leaf, batch.size())), leaf);
      return Outputs.rows(y, batch.size());
    }
  }

  private Gradients gradientsOf(Leaf leaf, List<float[]> batch, int target) {
    try (Autograd span = Autograd.recording()) {
      NDArray x = span.leaf(Points.joined(leaf, batch), Points.shape(leaf, batch.size()));
      NDArray y = read(network.forward(x, Points.mask(span, leaf, batch.size())), leaf);
      List<float[]> logits = Outputs.rows(y, batch.size());
      span.backward(y.get(new NDIndex(":, {}", target)));
      List<float[]> values = Outputs.split(Autograd.gradient(x), batch.size());
      return new Gradients(logits.toArray(float[][]::new), values.toArray(float[][]::new));
    }
  }

  /** On a worker, with memory for so many points. */
  private <T> T compute(Leaf leaf, int points, boolean gradients, Supplier<T> work) {
    boolean text = leaf.kind() == Leaf.Kind.EMBEDDINGS;
    ModelInput piece =
        text
            ? new ModelInput.Tokens(new long[0], null, (int) leaf.shape()[0], null)
            : new ModelInput.Numbers(leaf.values(), leaf.shape());
    return owner.compute(piece, points, gradients, work);
  }

  @Override
  public Attention attention(Leaf leaf, int target, boolean withGradient) {
    requireTarget(target);
    int layers = network.attentionLayers();
    if (layers == 0) {
      throw new IllegalStateException("This model has no attention that could be read.");
    }
    return compute(
        leaf,
        1,
        withGradient,
        () -> {
          try (Autograd span = withGradient ? Autograd.recording() : Autograd.evaluating()) {
            int length = (int) leaf.shape()[0];
            int heads = network.attentionHeads();
            NDArray eps =
                withGradient
                    ? span.leaf(
                        new float[layers * heads * length * length],
                        1,
                        layers,
                        heads,
                        length,
                        length)
                    : null;
            NDArray x = span.floats(leaf.values(), Points.shape(leaf, 1));
            Network.Attended attended = network.attend(x, Points.mask(span, leaf, 1), eps);
            NDArray y = read(attended.output(), leaf);
            float[] logits = Outputs.rows(y, 1).get(0);
            float[][][][] weights =
                folded(
                    attended.attention().stream().map(NetworkFunction::floats).toList(),
                    heads,
                    length);
            float[][][][] gradients = null;
            if (eps != null) {
              span.backward(y.get(new NDIndex(":, {}", target)));
              gradients =
                  folded(
                      Outputs.split(Autograd.gradient(eps), layers).stream()
                          .map(FloatBuffer::wrap)
                          .toList(),
                      heads,
                      length);
            }
            return new Attention(weights, gradients, logits);
          }
        });
  }

  @Override
  public MeanAttention meanAttention(Leaf leaf) {
    int heads = network.attentionHeads();
    return compute(
        leaf,
        1,
        false,
        () -> {
          try (Autograd span = Autograd.evaluating()) {
            NDArray x = span.floats(leaf.values(), Points.shape(leaf, 1));
            List<NDArray> layers = network.attention(x, Points.mask(span, leaf, 1));
            int length = (int) leaf.shape()[0];
            double[][][] means = new double[layers.size()][length][length];
            float[] row = new float[length];
            for (int layer = 0; layer < means.length; layer++) {
              FloatBuffer weights = floats(layers.get(layer));
              for (int i = 0; i < heads * length; i++) {
                weights.get(row);
                MeanAttention.add(means[layer][i % length], row, 1.0 / heads);
              }
            }
            return new MeanAttention(heads, means);
          }
        });
  }

  @Override
  public boolean hasFeatureMaps() {
    return network.hasFeatureMaps() && reader.leafKind() == Leaf.Kind.PIXELS;
  }

  /** Asked twice: with one zero that broadcasts for the shape, then with zeros of that shape. */
  @Override
  public FeatureMaps featureMaps(Leaf leaf, int target) {
    requireTarget(target);
    return compute(
        leaf,
        1,
        true,
        () -> {
          long[] shape = featureShape(leaf);
          try (Autograd span = Autograd.recording()) {
            float[] zeros = new float[Math.toIntExact(Tensor.elements(shape))];
            NDArray eps = span.leaf(zeros, shape);
            NDArray x = span.floats(leaf.values(), Points.shape(leaf, 1));
            Network.Mapped mapped = network.map(x, eps);
            float[] logits = Outputs.rows(mapped.output(), 1).get(0);
            float[] activation = mapped.activation().toFloatArray();
            span.backward(mapped.output().get(new NDIndex(":, {}", target)));
            int[] sizes = LongStream.of(shape).skip(1).mapToInt(Math::toIntExact).toArray();
            return new FeatureMaps(sizes, activation, Autograd.gradient(eps), logits);
          }
        });
  }

  private long[] featureShape(Leaf leaf) {
    try (Autograd span = Autograd.evaluating()) {
      NDArray x = span.floats(leaf.values(), Points.shape(leaf, 1));
      return network.map(x, span.floats(new float[1], 1)).activation().getShape().getShape();
    }
  }

  @Override
  public List<String> warnings(Leaf leaf) {
    return compute(
        leaf,
        1,
        false,
        () -> {
          try (Autograd span = Autograd.evaluating()) {
            NDArray x = span.floats(leaf.values(), Points.shape(leaf, 1));
            return List.copyOf(network.warnings(x));
          }
        });
  }

  @Override
  public <T> Optional<T> randomised(long seed, Function<Differentiable, T> question) {
    Optional<Network> drawn = owner.whileOpen(() -> Optional.ofNullable(network.randomised(seed)));
    if (drawn.isEmpty()) {
      return Optional.empty();
    }
    try (Network other = drawn.get()) {
      return Optional.of(question.apply(new NetworkFunction(manifest, reader, other, owner)));
    }
  }

  private Leaf numberLeaf(ModelInput.Numbers numbers) {
    long[] shape = Arrays.copyOfRange(numbers.shape(), 1, numbers.shape().length);
    float[] first = Arrays.copyOf(numbers.values(), (int) Tensor.elements(shape));
    return new Leaf(reader.leafKind(), shape, first, List.of(), List.of(), new boolean[0], 0);
  }

  private int surest(ModelInput.Tokens tokens) {
    return new Entities(manifest.labels())
        .surest(NetworkModel.text(tokens), owner.tokenRows(tokens));
  }

  private Leaf textLeaf(ModelInput.Tokens tokens, int position) {
    int length = tokens.length();
    long[] ids = Arrays.copyOf(tokens.ids(), length);
    float[] values = embedding(ids, length);
    boolean[] present = new boolean[length];
    for (int i = 0; i < length; i++) {
      present[i] = tokens.mask() == null || tokens.mask()[i] == 1;
    }
    List<String> names =
        tokens.text() == null
            ? LongStream.of(ids).mapToObj(Long::toString).toList()
            : tokens.text().tokens();
    List<int[]> offsets = tokens.text() == null ? List.of() : tokens.text().offsets();
    return new Leaf(
        Leaf.Kind.EMBEDDINGS,
        new long[] {length, values.length / length},
        values,
        names,
        offsets,
        present,
        position);
  }

  private boolean tokenClassifier() {
    return manifest.task() == Task.TOKEN_CLASSIFICATION;
  }

  /** The position that a token baseline leaves as it is. */
  private int readPosition(int length) {
    return Math.min(manifest.readPosition(), length - 1);
  }

  /** Of a token classifier, the logits of the token that the leaf is about. */
  private NDArray read(NDArray output, Leaf leaf) {
    return tokenClassifier() ? output.get(new NDIndex(":, {}", leaf.readPosition())) : output;
  }

  private float[] embedding(long[] ids, int length) {
    try (Autograd span = Autograd.evaluating()) {
      return network.embed(span.longs(ids, 1, length)).toFloatArray();
    }
  }

  private void requireTarget(int target) {
    if (target < 0 || target >= manifest.labels().size()) {
      throw new IllegalArgumentException("The model has no class of this index.");
    }
  }

  /** The array's own memory where it can be had, for the attention of a text is large. */
  private static FloatBuffer floats(NDArray array) {
    return array.toByteBuffer(true).asFloatBuffer();
  }

  /** Layers of [1,H,T,T] as [L][H][T][T]. */
  private static float[][][][] folded(List<FloatBuffer> layers, int heads, int length) {
    float[][][][] folded = new float[layers.size()][heads][length][length];
    for (int l = 0; l < layers.size(); l++) {
      for (float[][] head : folded[l]) {
        for (float[] row : head) {
          layers.get(l).get(row);
        }
      }
    }
    return folded;
  }
}
