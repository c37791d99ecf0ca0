package org.probity.explainability.internal.randomisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;

/** Inputs of which nothing is known but that the model takes them; always the same. */
public final class Samples {
  private static final int COUNT = 2;

  /** Positions or steps where the model leaves their number open. */
  private static final int LENGTH = 12;

  /** Ids that any vocabulary has. */
  private static final int IDS = 3;

  /** Fourteen to twenty tokens each; no personal data, no toxicity. */
  private static final List<String> TEXTS =
      List.of(
          "The library opens at nine and closes late in summer, except on public holidays.",
          "Please send the quarterly figures before Friday so that we can finish the report.");

  private Samples() {}

  /** {@value #COUNT} inputs of one item each. */
  public static List<List<Tensor>> of(List<TensorSpec> specs) {
    List<List<Tensor>> inputs = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      SplittableRandom random = new SplittableRandom(i);
      String text = TEXTS.get(i);
      inputs.add(specs.stream().map(spec -> tensor(spec, text, random)).toList());
    }
    return inputs;
  }

  private static Tensor tensor(TensorSpec spec, String text, SplittableRandom random) {
    if (spec.datatype() == Datatype.BYTES) {
      return Tensor.texts(spec.name(), text);
    }
    long[] shape = new long[spec.shape().size()];
    for (int i = 0; i < shape.length; i++) {
      long length = spec.shape().get(i);
      shape[i] = i == 0 ? 1 : length > 0 ? length : LENGTH;
    }
    int size = Math.toIntExact(Tensor.elements(shape));
    boolean mask = spec.name().contains("mask");
    return new Tensor(spec.name(), spec.datatype(), shape, values(spec, size, mask, random));
  }

  private static Object values(TensorSpec spec, int size, boolean mask, SplittableRandom random) {
    if (spec.datatype() == Datatype.BOOL) {
      boolean[] values = new boolean[size];
      Arrays.fill(values, true);
      return values;
    }
    if (spec.datatype().array() == long[].class) {
      long[] values = new long[size];
      Arrays.setAll(values, i -> mask ? 1 : random.nextInt(IDS));
      return values;
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = mask ? 1 : (float) random.nextDouble();
    }
    return values;
  }
}
