package org.probity.bench.load;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.LongBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.ServedModel;
import org.probity.inference.text.TextTokenizer;

/**
 * MiniLM as the host serves it, beside ONNX Runtime on the original graph, one native thread each,
 * by turns; both from the text, which both cut by the same tokenizer.
 */
public final class ForwardFigures {
  private static final List<Integer> TOKENS = List.of(16, 128, 256);

  /** Some thousands of the shortest forwards: what surrounds them is compiled by then. */
  private static final Duration COMPILE = Duration.ofSeconds(25);

  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration TURN = Duration.ofMillis(500);
  private static final int TURNS = 12;

  private ForwardFigures() {}

  /**
   * @param tokens word pieces of the text
   */
  public record Row(int tokens, Load host, Load onnxRuntime) {
    /** Of the medians. */
    public double ratio() {
      return host.p50() / onnxRuntime.p50();
    }
  }

  /**
   * @param progress hears of each step
   * @throws IllegalStateException if both do not read the same number of word pieces
   */
  public static List<Row> measure(PrintStream progress)
      throws IOException, InterruptedException, ExecutionException {
    List<Row> rows = new ArrayList<>();
    try (Models models = new Models();
        TextTokenizer tokenizer = models.tokenizer("minilm");
        OrtSession original = original()) {
      ServedModel served = models.served("minilm");
      for (int tokens : TOKENS) {
        progress.println("a forward of " + tokens + " word pieces");
        String text = "the ".repeat(tokens - 2).strip();
        List<Tensor> input = List.of(Tensor.texts("text", text));
        if (served.positions(input) != tokens) {
          throw new IllegalStateException(
              "The text has " + served.positions(input) + " positions.");
        }
        Load.Questions host = random -> () -> served.infer(input);
        Load.Questions peer = random -> () -> forward(original, tokenizer.tokenize(text).ids());
        Load.warmUp(host, 1, rows.isEmpty() ? COMPILE : WARM_UP);
        Load.warmUp(peer, 1, WARM_UP);
        List<Load> loads = Load.byTurns(host, peer, 1, TURN, TURNS);
        rows.add(new Row(tokens, loads.get(0), loads.get(1)));
      }
    } catch (OrtException e) {
      throw new IllegalStateException("The original graph does not load.", e);
    }
    return rows;
  }

  private static OrtSession original() throws IOException, OrtException {
    try (InputStream graph = ForwardFigures.class.getResourceAsStream("/all-minilm-l6-v2.onnx");
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      if (graph == null) {
        throw new IllegalStateException("The original graph is not on the class path.");
      }
      return OrtEnvironment.getEnvironment().createSession(graph.readAllBytes(), options);
    }
  }

  private static float forward(OrtSession original, long[] ids) throws OrtException {
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor words = tensor(ids);
        OnnxTensor real = tensor(ones);
        OnnxTensor types = tensor(new long[ids.length]);
        OrtSession.Result result =
            original.run(
                Map.of("input_ids", words, "attention_mask", real, "token_type_ids", types))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
    }
  }

  private static OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        OrtEnvironment.getEnvironment(), LongBuffer.wrap(values), new long[] {1, values.length});
  }
}
