package org.probity.inference.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.probity.inference.ModelException;

/** What Hugging Face's {@code config.json} says of a BERT encoder beyond the weights' shapes. */
public record BertConfig(int layers, int heads, float layerNormEps) {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_LAYERS = 64;

  /**
   * @throws ModelException if it is missing, malformed or of another kind of network
   */
  public static BertConfig read(Path file) {
    JsonNode config;
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
        throw new ModelException("The folder lacks the encoder's config.json.");
      }
      config = new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new ModelException("The encoder's config.json is not valid JSON.", e);
    }
    int layers = config.path("num_hidden_layers").asInt(0);
    int heads = config.path("num_attention_heads").asInt(0);
    boolean served =
        config.path("model_type").asText().equals("bert")
            && config.path("hidden_act").asText("gelu").equals("gelu")
            && config.path("position_embedding_type").asText("absolute").equals("absolute");
    if (!served || layers < 1 || layers > MAX_LAYERS || heads < 1) {
      throw new ModelException(
          "The config.json does not describe a BERT encoder with GELU and absolute positions.");
    }
    return new BertConfig(layers, heads, (float) config.path("layer_norm_eps").asDouble(1e-12));
  }
}
