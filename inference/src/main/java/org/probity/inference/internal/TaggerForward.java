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
 * A tagger on lower layers that others use too, its own layers in the engine that is fastest
 * without gradients; that both engines give the same logits is seen when the model is loaded
 * ({@link Probe}) and with every explanation.
 */
final class TaggerForward implements Forward {
  private final EntityTagger tagger;
  private final LowerLayers lower;
  private final EncoderProgram upper;
  private final Lines<Hidden> lines;

  TaggerForward(LowerLayers lower, EntityTagger tagger, Hosting hosting, Path nativeDir) {
    this.tagger = tagger;
    this.lower = lower;
    upper =
        new EncoderProgram(
            tagger.weights(),
            tagger.config(),
            new EncoderProgram.Span(false, lower.layers(), tagger.config().layers(), false),
            nativeDir);
    lines =
        new Lines<>(
            hosting,
            hidden -> List.of((long) hidden.casing().length),
            hidden -> Float.BYTES * tagger.workspace(hidden.casing().length, false),
            this::computed);
  }

  /**
   * A text behind the lower layers.
   *
   * @param values [length, D]
   * @param casing class of case of each position
   */
  private record Hidden(float[] values, long[] casing) {}

  @Override
  public List<float[]> rows(List<ModelInput> pieces) {
    List<long[]> words = new ArrayList<>();
    List<long[]> casing = new ArrayList<>();
    for (ModelInput piece : pieces) {
      long[] ids = ((ModelInput.Tokens) piece).ids();
      words.add(LongStream.of(ids).map(id -> id % tagger.words()).toArray());
      casing.add(LongStream.of(ids).map(id -> id / tagger.words()).toArray());
    }
    List<Hidden> hidden = new ArrayList<>();
    for (float[] values : lower.hidden(words)) {
      hidden.add(new Hidden(values, casing.get(hidden.size())));
    }
    return lines.rows(hidden);
  }

  private List<float[]> computed(List<Hidden> texts) {
    int length = texts.get(0).casing().length;
    int size = texts.get(0).values().length;
    float[] all = new float[texts.size() * size];
    for (int i = 0; i < texts.size(); i++) {
      System.arraycopy(texts.get(i).values(), 0, all, i * size, size);
    }
    long[] classes = texts.stream().flatMapToLong(text -> LongStream.of(text.casing())).toArray();
    long[] shape = {texts.size(), length, size / length};
    try (Autograd span = Autograd.evaluating()) {
      NDArray shared = span.floats(all, shape);
      NDArray casing = tagger.casing(span.longs(classes, texts.size(), length));
      float[] told = tagger.told(shared, casing).toFloatArray();
      NDArray last = span.floats(upper.run(told, texts.size(), length), shape);
      return Outputs.flat(tagger.head(last, shared, casing, 0), texts.size());
    }
  }

  @Override
  public void close() {
    upper.close();
  }
}
