package org.probity.inference.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.probity.inference.NativeEngine;
import org.probity.inference.Reference;
import org.probity.inference.autograd.Autograd;
import org.probity.inference.safetensors.Safetensors;
import org.probity.inference.safetensors.StoredTensor;

/** The Transformer against PyTorch's nn.Transformer, and at a task (src/test/python). */
@ExtendWith(NativeEngine.class)
class EncoderDecoderTest {
  private static final Path FILES = Path.of("src/test/resources/architectures");
  private static final int SAMPLE = 29;

  @Test
  void atItsPublishedSizeItEqualsPyTorch() {
    Reference expected = Reference.read(FILES.resolve("reference.json")).of("large");
    try (Weights weights = large();
        Autograd span = Autograd.recording()) {
      EncoderDecoder transformer = new EncoderDecoder(weights, "", 8);
      EncoderDecoder.Attentions attentions = EncoderDecoder.Attentions.empty();
      NDArray source = span.leaf(hashed(1000, 2 * 5 * 512, 2, 0), 2, 5, 512);
      NDArray target = span.floats(hashed(1001, 2 * 4 * 512, 2, 0), 2, 4, 512);

      NDArray memory = transformer.encode(source, attentions);
      NDArray output = transformer.decode(target, memory, attentions);
      span.backward(output.get(new NDIndex(":, 3, 7")));

      expected.agrees("output", sample(output.toFloatArray()));
      expected.agrees("gradient", sample(Autograd.gradient(source)));
      assertThat(attentions.encoder()).hasSize(6);
      assertThat(attentions.cross().get(5).getShape().getShape()).containsExactly(2, 8, 4, 5);
      float[] first = attentions.decoder().get(0).toFloatArray();
      assertThat(first[0]).isEqualTo(1);
      assertThat(first[1]).isZero();
    }
  }

  @Test
  void trainedToCopyAndToReverseItDoes() {
    Random random = new Random(99);
    int right = 0;
    int asked = 1000;
    try (Translator translator =
        new Translator(
            Weights.of(Safetensors.read(FILES.resolve("copy-reverse.safetensors"))), 4)) {
      for (int i = 0; i < asked; i++) {
        long[] body = random.longs(1 + random.nextInt(8), 4, 12).toArray();
        boolean reverse = random.nextBoolean();
        long[] source = new long[body.length + 2];
        source[0] = reverse ? 3 : 2;
        System.arraycopy(body, 0, source, 1, body.length);
        source[source.length - 1] = 1;
        right +=
            Arrays.equals(translator.translate(source, 0, 1, 10), order(body, reverse)) ? 1 : 0;
      }
    }
    assertThat(right).isGreaterThanOrEqualTo(asked * 99 / 100);
  }

  private static long[] order(long[] body, boolean reverse) {
    long[] answer = body.clone();
    for (int i = 0; reverse && i < body.length; i++) {
      answer[i] = body[body.length - 1 - i];
    }
    return answer;
  }

  /** The weights that the script computes from their place, 176 MB that no file has to hold. */
  private static Weights large() {
    SortedMap<String, long[]> shapes = new TreeMap<>();
    for (int i = 0; i < 6; i++) {
      layer(shapes, "encoder.layers." + i + ".", List.of("self_attn"));
      layer(shapes, "decoder.layers." + i + ".", List.of("self_attn", "multihead_attn"));
    }
    norm(shapes, "encoder.norm");
    norm(shapes, "decoder.norm");
    Weights weights = new Weights();
    int index = 0;
    for (Map.Entry<String, long[]> entry : shapes.entrySet()) {
      long[] shape = entry.getValue();
      boolean matrix = shape.length == 2;
      double bound = matrix ? 2 / Math.sqrt((double) shape[1]) * Math.sqrt(3) : 0.2;
      boolean norm = entry.getKey().matches(".*norm.*weight");
      int size = (int) (matrix ? shape[0] * shape[1] : shape[0]);
      float[] values = hashed(index, size, (float) bound, norm ? 1 : 0);
      weights.put(entry.getKey(), StoredTensor.floats(values, shape));
      index++;
    }
    return weights;
  }

  private static void layer(
      SortedMap<String, long[]> shapes, String prefix, List<String> attentions) {
    attentions.forEach(
        name -> {
          shapes.put(prefix + name + ".in_proj_weight", new long[] {1536, 512});
          shapes.put(prefix + name + ".in_proj_bias", new long[] {1536});
          shapes.put(prefix + name + ".out_proj.weight", new long[] {512, 512});
          shapes.put(prefix + name + ".out_proj.bias", new long[] {512});
        });
    shapes.put(prefix + "linear1.weight", new long[] {2048, 512});
    shapes.put(prefix + "linear1.bias", new long[] {2048});
    shapes.put(prefix + "linear2.weight", new long[] {512, 2048});
    shapes.put(prefix + "linear2.bias", new long[] {512});
    for (int i = 1; i <= attentions.size() + 1; i++) {
      norm(shapes, prefix + "norm" + i);
    }
  }

  private static void norm(SortedMap<String, long[]> shapes, String name) {
    shapes.put(name + ".weight", new long[] {512});
    shapes.put(name + ".bias", new long[] {512});
  }

  /** As the script's function of this name: a 32-bit hash of the place, from -bound/2 on. */
  private static float[] hashed(int index, int size, float bound, float centre) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      int h = i ^ (index * 0x9E3779B9);
      h = (h ^ (h >>> 16)) * 0x7FEB352D;
      h = (h ^ (h >>> 15)) * 0x846CA68B;
      h ^= h >>> 16;
      values[i] = ((h >>> 8) / (float) (1 << 24) - 0.5f) * bound + centre;
    }
    return values;
  }

  private static float[] sample(float[] values) {
    float[] some = new float[(values.length + SAMPLE - 1) / SAMPLE];
    for (int i = 0; i < some.length; i++) {
      some[i] = values[i * SAMPLE];
    }
    return some;
  }
}
