package org.probity.inference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.probity.inference.safetensors.Safetensors;
import org.probity.inference.safetensors.StoredTensor;

/** Small models with random weights, written as folders. */
public final class TinyModels {
  private static final String CARD =
      """
      "card": {"license": "Apache-2.0", "risk_tier": "minimal", "purposes": ["demo"]}
      """;

  private TinyModels() {}

  /** Images [1,8,8], two classes. */
  public static Path cnn(Path folder) throws IOException {
    SortedMap<String, StoredTensor> weights = new TreeMap<>();
    Random random = new Random(1);
    layer(weights, random, "conv1", 3, 1, 3, 3);
    layer(weights, random, "conv2", 4, 3, 3, 3);
    layer(weights, random, "fc1", 6, 16);
    layer(weights, random, "fc2", 2, 6);
    Safetensors.write(folder.resolve("w.safetensors"), weights, Map.of());
    return manifest(
        folder,
        """
        "task": "image-classification", "format": "safetensors", "file": "w.safetensors",
        "architecture": "cnn",
        "inputs": [{"name": "image", "datatype": "FP32", "shape": [-1, 1, 8, 8]}],
        "outputs": [{"name": "logits", "datatype": "FP32", "shape": [-1, 2]}],
        "labels": ["no", "yes"],
        """);
  }

  /** Rows of three features, two classes. */
  public static Path mlp(Path folder) throws IOException {
    return mlp(folder, 3, 4);
  }

  /** Rows of so many features, through a hidden layer of this width. */
  public static Path mlp(Path folder, int features, int hidden) throws IOException {
    SortedMap<String, StoredTensor> weights = new TreeMap<>();
    Random random = new Random(2);
    layer(weights, random, "fc1", hidden, features);
    layer(weights, random, "fc2", 2, hidden);
    float[] mean = new float[features];
    float[] deviation = new float[features];
    for (int i = 0; i < features; i++) {
      mean[i] = 1 + i;
      deviation[i] = i == 2 ? 0.5f : 1 + i;
    }
    weights.put("norm.mean", StoredTensor.floats(mean, features));
    weights.put("norm.deviation", StoredTensor.floats(deviation, features));
    Safetensors.write(folder.resolve("w.safetensors"), weights, Map.of());
    return manifest(
        folder,
        """
        "task": "tabular-classification", "format": "safetensors", "file": "w.safetensors",
        "architecture": "mlp",
        "inputs": [{"name": "features", "datatype": "FP32", "shape": [-1, FEATURES]}],
        "outputs": [{"name": "logits", "datatype": "FP32", "shape": [-1, 2]}],
        "labels": ["no", "yes"],
        """
            .replace("FEATURES", Integer.toString(features)));
  }

  /** Text through minilm's tokenizer into a random two-layer BERT, three classes. */
  public static Path bert(Path folder) throws IOException {
    SortedMap<String, StoredTensor> weights = new TreeMap<>();
    Random random = new Random(3);
    long width = 16;
    put(weights, random, "embeddings.word_embeddings.weight", 30522, width);
    put(weights, random, "embeddings.position_embeddings.weight", 64, width);
    put(weights, random, "embeddings.token_type_embeddings.weight", 2, width);
    norm(weights, "embeddings.LayerNorm", width);
    for (int layer = 0; layer < 2; layer++) {
      String prefix = "encoder.layer." + layer + ".";
      for (String name : new String[] {"self.query", "self.key", "self.value", "output.dense"}) {
        layer(weights, random, prefix + "attention." + name, width, width);
      }
      layer(weights, random, prefix + "intermediate.dense", 2 * width, width);
      layer(weights, random, prefix + "output.dense", width, 2 * width);
      norm(weights, prefix + "attention.output.LayerNorm", width);
      norm(weights, prefix + "output.LayerNorm", width);
    }
    layer(weights, random, "pooler.dense", width, width);
    layer(weights, random, "classifier", 3, width);
    Safetensors.write(folder.resolve("w.safetensors"), weights, Map.of());
    Files.copy(
        NativeEngine.OPTIONS.encoder().resolve("tokenizer.json"), folder.resolve("tokenizer.json"));
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"model_type": "bert", "hidden_act": "gelu", "num_hidden_layers": 2,
         "num_attention_heads": 4, "layer_norm_eps": 1e-12}
        """);
    return manifest(
        folder,
        """
        "task": "text-classification", "format": "safetensors", "file": "w.safetensors",
        "architecture": "bert", "tokenizer": "tokenizer.json", "mask_id": 103,
        "inputs": [{"name": "text", "datatype": "BYTES", "shape": [-1]}],
        "outputs": [{"name": "logits", "datatype": "FP32", "shape": [-1, 3]}],
        "labels": ["a", "b", "c"],
        """);
  }

  /** Writes model.json around the given fields. */
  public static Path manifest(Path folder, String fields) throws IOException {
    Files.writeString(
        folder.resolve("model.json"),
        "{\"name\": \"tiny\", \"version\": \"1\", " + fields + CARD + "}");
    return folder;
  }

  private static void layer(
      SortedMap<String, StoredTensor> weights, Random random, String name, long... shape) {
    put(weights, random, name + ".weight", shape);
    put(weights, random, name + ".bias", shape[0]);
  }

  private static void norm(SortedMap<String, StoredTensor> weights, String name, long width) {
    float[] ones = new float[(int) width];
    Arrays.fill(ones, 1);
    weights.put(name + ".weight", StoredTensor.floats(ones, width));
    weights.put(name + ".bias", StoredTensor.floats(new float[(int) width], width));
  }

  private static void put(
      SortedMap<String, StoredTensor> weights, Random random, String name, long... shape) {
    int size = 1;
    for (long dimension : shape) {
      size *= (int) dimension;
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (random.nextFloat() - 0.5f) * 0.8f;
    }
    weights.put(name, StoredTensor.floats(values, shape));
  }
}
