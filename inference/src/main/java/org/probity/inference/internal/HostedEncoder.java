package org.probity.inference.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.probity.inference.HostOptions;
import org.probity.inference.ModelException;
import org.probity.inference.architecture.BertConfig;
import org.probity.inference.architecture.Weights;

/**
 * The encoder that models of a host stand on ({@code minilm}): its weights once in memory, and its
 * lower layers once for all. Lives as long as the host.
 */
final class HostedEncoder implements AutoCloseable {
  /** Where the shipped adapters begin, so that everything below is shared. */
  static final int SHARED_LAYERS = 4;

  private final HostOptions options;
  private final BertFolder folder;
  private final BertConfig config;
  private final Weights weights;
  private final Hosting hosting;
  private final Map<Integer, LowerLayers> lower = new ConcurrentHashMap<>();

  /**
   * @throws ModelException if the folder that the options name is no encoder's
   */
  HostedEncoder(HostOptions options, Hosting.Host host) {
    this.options = options;
    folder = new BertFolder(options.encoder());
    config = folder.config();
    weights = folder.weights();
    hosting = new Hosting("encoder", host, options.limits());
  }

  /** Whether a model's folder is the encoder's own. */
  static boolean isIn(Path folder, HostOptions options) {
    try {
      return Files.isDirectory(options.encoder()) && Files.isSameFile(folder, options.encoder());
    } catch (IOException e) {
      throw new ModelException("The model's folder cannot be read.", e);
    }
  }

  BertFolder folder() {
    return folder;
  }

  BertConfig config() {
    return config;
  }

  Weights weights() {
    return weights;
  }

  /** The word embeddings and this many layers. */
  LowerLayers lower(int layers) {
    return lower.computeIfAbsent(
        layers, any -> new LowerLayers(weights, config, any, hosting, options.nativeDir()));
  }

  @Override
  public void close() {
    hosting.close(
        () -> {
          lower.values().forEach(LowerLayers::close);
          weights.close();
        });
  }
}
