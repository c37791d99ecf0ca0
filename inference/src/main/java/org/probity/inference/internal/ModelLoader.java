package org.probity.inference.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.probity.domain.model.ModelManifest;
import org.probity.inference.HostOptions;
import org.probity.inference.ModelException;
import org.probity.inference.ServedModel;

/** From folders to models that serve, on what they share: workers, memory, an encoder. */
public final class ModelLoader implements AutoCloseable {
  private final HostOptions options;
  private final Hosting.Host host;
  private @Nullable HostedEncoder encoder;

  public ModelLoader(HostOptions options) {
    this.options = options;
    this.host = Hosting.Host.of(options.limits());
  }

  /**
   * @throws ModelException if the folder is not what it claims to be
   */
  public ServedModel load(Path folder, ModelManifest manifest, String digest) {
    if (!Files.isRegularFile(folder.resolve(manifest.file()))) {
      throw new ModelException("The file that model.json names is not in the folder.");
    }
    Hosting hosting = new Hosting(manifest.name(), host, options.limits().within(manifest));
    NetworkModel model =
        new ModelAssembly(options, this::encoder, folder, manifest, digest, hosting).assemble();
    try {
      Probe.check(model);
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private synchronized HostedEncoder encoder() {
    if (encoder == null) {
      encoder = new HostedEncoder(options, host);
    }
    return encoder;
  }

  /** Frees the encoder and ends the threads that compute, once no model is left. */
  @Override
  public synchronized void close() {
    if (encoder != null) {
      encoder.close();
    }
    host.close();
  }
}
