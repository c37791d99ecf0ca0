package org.probity.inference.training;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.probity.inference.ModelException;
import org.probity.inference.architecture.Weights;
import org.probity.inference.safetensors.Safetensors;

/** Writes a model folder: the manifest's text is authored, its figures are measured. */
final class ModelWriter {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int DECIMALS = 4;

  private ModelWriter() {}

  /**
   * @param name of the authored manifest among this package's resources, and of the model
   * @param metadata for the weights' file
   */
  static void write(
      Path folder,
      String name,
      Weights weights,
      Map<String, String> metadata,
      Map<String, ?> figures)
      throws IOException {
    ObjectNode manifest = authored(name);
    Safetensors.write(folder.resolve(manifest.path("file").asText()), weights.stored(), metadata);
    ObjectNode metrics = ((ObjectNode) manifest.path("card")).putObject("metrics");
    figures.forEach(
        (key, value) -> {
          if (value instanceof Number number) {
            metrics.put(key, rounded(number));
          }
        });
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    Files.writeString(
        folder.resolve("model.json"),
        JSON.writer(printer).writeValueAsString(manifest) + "\n",
        StandardCharsets.UTF_8);
  }

  private static ObjectNode authored(String name) throws IOException {
    try (InputStream in = ModelWriter.class.getResourceAsStream(name + ".json")) {
      if (in == null) {
        throw new ModelException("There is no manifest for the model " + name + ".");
      }
      return (ObjectNode) JSON.readTree(in);
    }
  }

  private static BigDecimal rounded(Number number) {
    return BigDecimal.valueOf(number.doubleValue())
        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
        .stripTrailingZeros();
  }
}
