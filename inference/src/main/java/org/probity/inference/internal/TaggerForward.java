package org.probity.inference.internal;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.probity.inference.architecture.EntityTagger;
import org.probity.inference.autograd.Autograd;
import org.probity.inference.onnx.EncoderProgram;

/**
 * A tagger as {@link EncoderForward} answers for other networks: the lower layers shared with
 * whoever reads the same pieces, the upper ones told of their case.
 */
final class TaggerForward implements Forward {
  private final EntityTagger network;
  private final LowerLayers lower;
  private final EncoderProgram upper;
  private final Lines<Item> lines;

  TaggerForward(EntityTagger network, LowerLayers lower, Hosting hosting, Path nativeDir) {
    this.network = network;
    this.lower = lower;
    this.upper =
        new EncoderProgram(
            network.weights(),
            network.config(),
            new EncoderProgram.Span(lower.layers(), network.config().layers(), null),
            nativeDir);
    this.lines =
        new Lines<>(
            hosting,
            item -> List.of((long) item.casing().length),
            item -> Float.BYTES * network.workspace(item.casing().length, false),
            this::computed);
  }

  /**
   * @param shared [length, D] behind the lower layers
   * @param casing class of each piece's case
   */
  private record Item(float[] shared, long[] casing) {}

  @Override
  public List<float[]> rows(List<ModelInput> pieces) {
    List<long[]> words = new ArrayList<>();
    List<long[]> casing = new ArrayList<>();
    for (ModelInput piece : pieces) {
      long[] ids = ((ModelInput.Tokens) piece).ids();
      words.add(LongStream.of(ids).map(id -> id % network.words()).toArray());
      casing.add(LongStream.of(ids).map(id -> id / network.words()).toArray());
    }
    List<Item> items = new ArrayList<>();
    for (float[] shared : lower.hidden(words)) {
      items.add(new Item(shared, casing.get(items.size())));
    }
    return lines.rows(items);
  }

  private List<float[]> computed(List<Item> items) {
    int length = items.get(0).casing().length;
    int size = items.get(0).shared().length;
    float[] below = new float[items.size() * size];
    for (int i = 0; i < items.size(); i++) {
      System.arraycopy(items.get(i).shared(), 0, below, i * size, size);
    }
    long[] classes = items.stream().flatMapToLong(item -> LongStream.of(item.casing())).toArray();
    try (Autograd span = Autograd.evaluating()) {
      NDArray shared = span.floats(below, items.size(), length, size / length);
      NDArray casing = network.casing(span.longs(classes, items.size(), length));
      float[] told = network.told(shared, casing).toFloatArray();
      NDArray last =
          span.floats(upper.run(told, items.size(), length), items.size(), length, size / length);
      return Outputs.flat(network.head(last, shared, casing, 0), items.size());
    }
  }

  @Override
  public void close() {
    upper.close();
  }
}
