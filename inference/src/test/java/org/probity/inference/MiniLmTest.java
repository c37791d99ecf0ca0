package org.probity.inference;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.text.TextTokenizer;

/** minilm against ONNX Runtime on the file that the weights come from. */
@ExtendWith(NativeEngine.class)
class MiniLmTest {
  private static final List<String> TEXTS =
      List.of(
          "A model answers, and the answer is recorded.",
          "",
          "naïve café — 数据保护法 😀 ok",
          "word ".repeat(400));

  @Test
  void equalsOnnxRuntime() throws Exception {
    try (ModelHost host = new ModelHost(NativeEngine.OPTIONS);
        ServedModel model = host.load(NativeEngine.OPTIONS.encoder());
        OrtSession reference = reference();
        TextTokenizer tokenizer =
            TextTokenizer.load(NativeEngine.OPTIONS.encoder().resolve("tokenizer.json"), 256)) {
      Tensor answer =
          model.infer(List.of(Tensor.texts("text", TEXTS.toArray(String[]::new)))).get(0);

      assertThat(answer.shape()).containsExactly(TEXTS.size(), 384);
      for (int i = 0; i < TEXTS.size(); i++) {
        float[] mine = Arrays.copyOfRange(answer.floats(), i * 384, (i + 1) * 384);
        float[] theirs = embedding(reference, tokenizer.tokenize(TEXTS.get(i)).ids());
        assertThat(mine).containsExactly(theirs, Offset.offset(1e-5f));
      }
    }
  }

  private static OrtSession reference() throws IOException, OrtException {
    try (InputStream in = MiniLmTest.class.getResourceAsStream("/all-minilm-l6-v2.onnx")) {
      return OrtEnvironment.getEnvironment().createSession(in.readAllBytes());
    }
  }

  private static float[] embedding(OrtSession session, long[] ids) throws OrtException {
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OnnxTensor input = OnnxTensor.createTensor(environment, new long[][] {ids});
        OnnxTensor mask = OnnxTensor.createTensor(environment, new long[][] {ones});
        OnnxTensor types =
            OnnxTensor.createTensor(environment, new long[][] {new long[ids.length]});
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
      float[][] hidden = ((float[][][]) result.get(0).getValue())[0];
      double[] mean = new double[hidden[0].length];
      for (float[] position : hidden) {
        for (int i = 0; i < mean.length; i++) {
          mean[i] += position[i] / hidden.length;
        }
      }
      double length = Math.sqrt(Arrays.stream(mean).map(v -> v * v).sum());
      float[] unit = new float[mean.length];
      for (int i = 0; i < unit.length; i++) {
        unit[i] = (float) (mean[i] / length);
      }
      return unit;
    }
  }
}
