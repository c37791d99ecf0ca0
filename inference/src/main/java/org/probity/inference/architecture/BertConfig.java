package org.probity.inference.architecture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.probity.inference.ModelException;

/**
 * What Hugging Face's {@code config.json} says of an encoder beyond the weights' shapes.
 *
 * @param firstPosition row of the position table that the first token of a text takes
 */
public record BertConfig(
    EncoderFamily family, int layers, int heads, float layerNormEps, int firstPosition) {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_LAYERS = 64;
  private static final double EPS = 1e-12;

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
    EncoderFamily family =
        EncoderFamily.of(config.path("model_type").asText())
            .orElseThrow(
                () ->
                    new ModelException(
                        "The model_type of config.json is none of bert, distilbert, roberta."));
    boolean distilled = family == EncoderFamily.DISTILBERT;
    int layers = config.path(distilled ? "n_layers" : "num_hidden_layers").asInt(0);
    int heads = config.path(distilled ? "n_heads" : "num_attention_heads").asInt(0);
    boolean served =
        config.path(distilled ? "activation" : "hidden_act").asText("gelu").equals("gelu")
            && config.path("position_embedding_type").asText("absolute").equals("absolute");
    if (!served || layers < 1 || layers > MAX_LAYERS || heads < 1) {
      throw new ModelException(
          "The config.json does not describe an encoder with GELU and absolute positions.");
    }
    double eps = distilled ? EPS : config.path("layer_norm_eps").asDouble(EPS);
    int pad = config.path("pad_token_id").asInt(1);
    int first = family == EncoderFamily.ROBERTA ? Math.addExact(pad, 1) : 0;
    return new BertConfig(family, layers, heads, (float) eps, first);
  }
}
