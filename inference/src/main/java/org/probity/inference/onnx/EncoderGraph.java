package org.probity.inference.onnx;

import static org.probity.inference.onnx.GraphBuilder.MICROSOFT;
import static org.probity.inference.onnx.GraphBuilder.attribute;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.probity.inference.architecture.BertConfig;
import org.probity.inference.architecture.EncoderFamily;
import org.probity.inference.architecture.EncoderHead;
import org.probity.inference.architecture.Weights;

/**
 * Layers of an encoder as an ONNX graph over the weights that the network itself computes with, in
 * ONNX Runtime's fused operators (Attention, BiasGelu, SkipLayerNormalization: contrib operators of
 * com.microsoft, version 1).
 */
final class EncoderGraph {
  static final String IN = "in";

  /** Rows of a table brought into the heap at once. */
  private static final int ROWS = 1024;

  private static final List<String> HEADS = List.of("query", "key", "value");

  private final GraphBuilder graph;
  private final Weights weights;
  private final BertConfig config;
  private final int width;

  private EncoderGraph(GraphBuilder graph, Weights weights, BertConfig config) {
    this.graph = graph;
    this.weights = weights;
    this.config = config;
    this.width = (int) weights.get("embeddings.LayerNorm.weight").getShape().get(0);
  }

  /**
   * @param folder to write to; exists and is empty
   * @return the ONNX file
   */
  static Path write(Path folder, Weights weights, BertConfig config, EncoderProgram.Span span)
      throws IOException {
    try (GraphBuilder builder = new GraphBuilder(folder)) {
      EncoderGraph graph = new EncoderGraph(builder, weights, config);
      String x = span.embeds() ? graph.base() : IN;
      for (int layer = span.from(); layer < span.to(); layer++) {
        boolean last = layer == span.to() - 1;
        x = graph.layer(x, layer, last && span.head() == EncoderHead.FIRST);
      }
      if (span.head() != null) {
        x = graph.head(x, span.head());
      }
      return span.embeds() ? builder.fromIds(IN, x) : builder.fromVectors(IN, x, graph.width);
    }
  }

  /** Embeddings of words, position and type, normalised. */
  private String base() throws IOException {
    table("embeddings.word_embeddings.weight");
    String words =
        graph.node(null, "Gather", List.of("embeddings.word_embeddings.weight", IN), "words");
    NDArray table = weights.get("embeddings.position_embeddings.weight");
    float[] rows = table.toFloatArray();
    int unused = config.firstPosition() * width;
    graph.weight(
        "positions",
        Arrays.copyOfRange(rows, unused, rows.length),
        (rows.length - unused) / width,
        width);
    graph.whole("zero", 0);
    String length =
        graph.node(
            null, "Shape", List.of(IN), "length", attribute("start", 1), attribute("end", 2));
    String x = graph.node(null, "Slice", List.of("positions", "zero", length, "zero"), "position");
    if (config.family() != EncoderFamily.DISTILBERT) {
      float[] types = weights.get("embeddings.token_type_embeddings.weight").toFloatArray();
      graph.weight("type", Arrays.copyOf(types, width), width);
      x = graph.node(null, "Add", List.of(x, "type"), "place");
    }
    x = graph.node(null, "Add", List.of(words, x), "embedded");
    vector("embeddings.LayerNorm.weight");
    vector("embeddings.LayerNorm.bias");
    return graph.node(
        null,
        "LayerNormalization",
        List.of(x, "embeddings.LayerNorm.weight", "embeddings.LayerNorm.bias"),
        "base",
        attribute("epsilon", config.layerNormEps()),
        attribute("axis", -1));
  }

  /**
   * Rows of [items, positions, D] to the head's output, one position where it reads them as one.
   */
  private String head(String x, EncoderHead head) throws IOException {
    return switch (head) {
      case MEAN -> {
        String mean =
            graph.node(null, "ReduceMean", List.of(x), "mean", attribute("axes", List.of(1L)));
        yield graph.node(
            null,
            "LpNormalization",
            List.of(mean),
            "embedding",
            attribute("axis", -1),
            attribute("p", 2));
      }
      case FIRST -> {
        boolean relu = config.family() == EncoderFamily.DISTILBERT;
        String inner = linear(x, "pooler.dense");
        yield linear(
            graph.node(null, relu ? "Relu" : "Tanh", List.of(inner), "pooled"), "classifier");
      }
      case EACH -> linear(x, "classifier");
    };
  }

  private String layer(String x, int layer, boolean firstOnly) throws IOException {
    String prefix = "encoder.layer." + layer + ".";
    String at = firstOnly ? first(x, prefix) : x;
    String context = firstOnly ? attentionOf(at, x, prefix) : attention(x, prefix);
    String attended =
        joined(context, at, prefix + "attention.output.dense", prefix + "attention.output");
    String inner = product(attended, prefix + "intermediate.dense");
    vector(prefix + "intermediate.dense.bias");
    String active =
        graph.node(
            MICROSOFT,
            "BiasGelu",
            List.of(inner, prefix + "intermediate.dense.bias"),
            prefix + "gelu");
    return joined(active, attended, prefix + "output.dense", prefix + "output");
  }

  private String first(String x, String prefix) {
    for (int value = 0; value < 2; value++) {
      graph.whole(prefix + value, value);
    }
    return graph.node(
        null, "Slice", List.of(x, prefix + 0, prefix + 1, prefix + 1), prefix + "first");
  }

  /** Of every position to every position. */
  private String attention(String x, String prefix) throws IOException {
    float[] joined = new float[3 * width * width];
    for (int head = 0; head < HEADS.size(); head++) {
      float[] part = transposed(prefix + "attention.self." + HEADS.get(head) + ".weight");
      for (int row = 0; row < width; row++) {
        System.arraycopy(part, row * width, joined, (3 * row + head) * width, width);
      }
    }
    graph.weight(prefix + "qkv", joined, width, 3L * width);
    biases(prefix);
    return graph.node(
        MICROSOFT,
        "Attention",
        List.of(x, prefix + "qkv", prefix + "qkv.bias"),
        prefix + "context",
        attribute("num_heads", config.heads()));
  }

  /** Of some positions to every position. */
  private String attentionOf(String at, String x, String prefix) throws IOException {
    String self = prefix + "attention.self.";
    String query = product(at, self + "query");
    String key = product(x, self + "key");
    String value = product(x, self + "value");
    biases(prefix);
    return graph.node(
        MICROSOFT,
        "MultiHeadAttention",
        List.of(query, key, value, prefix + "qkv.bias"),
        prefix + "context",
        attribute("num_heads", config.heads()));
  }

  private void biases(String prefix) throws IOException {
    float[] joined = new float[3 * width];
    for (int head = 0; head < HEADS.size(); head++) {
      float[] bias =
          weights.get(prefix + "attention.self." + HEADS.get(head) + ".bias").toFloatArray();
      System.arraycopy(bias, 0, joined, head * width, width);
    }
    graph.weight(prefix + "qkv.bias", joined, 3L * width);
  }

  /** Through a linear layer, added to what it stands beside, normalised. */
  private String joined(String x, String beside, String linear, String norm) throws IOException {
    String y = product(x, linear);
    for (String name :
        List.of(norm + ".LayerNorm.weight", norm + ".LayerNorm.bias", linear + ".bias")) {
      vector(name);
    }
    return graph.node(
        MICROSOFT,
        "SkipLayerNormalization",
        List.of(y, beside, norm + ".LayerNorm.weight", norm + ".LayerNorm.bias", linear + ".bias"),
        norm + ".joined",
        attribute("epsilon", config.layerNormEps()));
  }

  /** A linear layer without its bias. */
  private String product(String x, String linear) throws IOException {
    long[] shape = weights.get(linear + ".weight").getShape().getShape();
    graph.weight(linear + ".weight", transposed(linear + ".weight"), shape[1], shape[0]);
    return graph.node(null, "MatMul", List.of(x, linear + ".weight"), linear + ".product");
  }

  private String linear(String x, String name) throws IOException {
    vector(name + ".bias");
    return graph.node(null, "Add", List.of(product(x, name), name + ".bias"), name);
  }

  /** A large table as it is, some rows at a time. */
  private void table(String name) throws IOException {
    NDArray table = weights.get(name);
    long rows = table.getShape().get(0);
    Stream<float[]> parts =
        LongStream.iterate(0, from -> from < rows, from -> from + ROWS)
            .mapToObj(from -> new NDIndex("{}:{}", from, Math.min(rows, from + ROWS)))
            .map(
                part -> {
                  try (NDArray some = table.get(part)) {
                    return some.toFloatArray();
                  }
                });
    graph.weight(name, parts.iterator(), rows, width);
  }

  private void vector(String name) throws IOException {
    float[] values = weights.get(name).toFloatArray();
    graph.weight(name, values, values.length);
  }

  /** [out, in] to [in, out]. */
  private float[] transposed(String name) {
    NDArray array = weights.get(name);
    int out = (int) array.getShape().get(0);
    int in = (int) array.getShape().get(1);
    float[] rows = array.toFloatArray();
    float[] columns = new float[rows.length];
    for (int i = 0; i < out; i++) {
      for (int j = 0; j < in; j++) {
        columns[j * out + i] = rows[i * in + j];
      }
    }
    return columns;
  }
}
