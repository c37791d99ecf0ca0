package org.probity.inference.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probity.inference.ModelException;
import org.probity.inference.ModelFolder;
import org.probity.inference.architecture.BertConfig;
import org.probity.inference.architecture.Weights;
import org.probity.inference.safetensors.Safetensors;
import org.probity.inference.safetensors.SafetensorsFile;

/**
 * The files of a Hugging Face encoder folder: {@code config.json}, {@code tokenizer.json}, {@code
 * model.safetensors}.
 */
public record BertFolder(Path folder) {
  private static final List<String> FILES =
      List.of("config.json", "tokenizer.json", "model.safetensors");

  /** Metadata key under which adapters name the file of the encoder they were trained on. */
  private static final String PINNED = "encoder.";

  public BertConfig config() {
    return BertConfig.read(folder.resolve("config.json"));
  }

  public Path tokenizer() {
    return folder.resolve("tokenizer.json");
  }

  public Weights weights() {
    return Weights.of(
        Safetensors.read(folder.resolve("model.safetensors")), config().family()::canonical);
  }

  /** Which encoder this is, as metadata of what builds on it. */
  public Map<String, String> pins() {
    Map<String, String> pins = new TreeMap<>();
    for (String file : FILES) {
      pins.put(PINNED + file, ModelFolder.fileDigest(folder.resolve(file)));
    }
    return pins;
  }

  /**
   * @throws ModelException if the adapters were trained on another encoder
   */
  public void requirePinned(SafetensorsFile adapters) {
    pins()
        .forEach(
            (key, digest) -> {
              if (!adapters.metadata(key).equals(digest)) {
                throw new ModelException(
                    "The model's adapters were trained on another encoder than the one installed.");
              }
            });
  }
}
