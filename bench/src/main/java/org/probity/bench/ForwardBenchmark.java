package org.probity.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.probity.bench.load.Models;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.ServedModel;

/**
 * MiniLM as the host serves it, from text to embedding, beside ONNX Runtime on the original graph
 * and ids, one native thread each.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ForwardBenchmark {
  private static final int WORD = 1996; // "the"

  @Param({"16", "128", "256"})
  public int tokens = 16;

  private final Models models = new Models();
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private ServedModel served = models.served("minilm");
  private OrtSession original = original();
  private List<Tensor> text = List.of();
  private long[] ids = {};

  private OrtSession original() {
    try (InputStream graph = ForwardBenchmark.class.getResourceAsStream("/all-minilm-l6-v2.onnx");
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      if (graph == null) {
        throw new IllegalStateException("The original graph is not on the class path.");
      }
      return environment.createSession(graph.readAllBytes(), options);
    } catch (IOException | OrtException e) {
      throw new IllegalStateException("The original graph does not load.", e);
    }
  }

  /**
   * @throws IllegalStateException if both do not read the same number of word pieces
   */
  @Setup
  public void sameLength() {
    text = List.of(Tensor.texts("text", "the ".repeat(tokens - 2).strip()));
    ids = new long[tokens];
    Arrays.fill(ids, WORD);
    if (served.positions(text) != tokens) {
      throw new IllegalStateException("The text has " + served.positions(text) + " positions.");
    }
  }

  @TearDown
  public void close() throws OrtException {
    models.close();
    original.close();
  }

  @Benchmark
  public List<Tensor> forward() {
    return served.infer(text);
  }

  @Benchmark
  public float onnxRuntime() throws OrtException {
    long[] ones = new long[tokens];
    Arrays.fill(ones, 1);
    try (OnnxTensor words = tensor(ids);
        OnnxTensor real = tensor(ones);
        OnnxTensor types = tensor(new long[tokens]);
        OrtSession.Result result =
            original.run(
                Map.of("input_ids", words, "attention_mask", real, "token_type_ids", types))) {
      return ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, tokens});
  }
}
