package org.probity.inference;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.probity.domain.model.ModelManifest;
import org.probity.inference.internal.Engines;
import org.probity.inference.internal.ModelLoader;

/** Loads models into this JVM. Thread-safe. */
public final class ModelHost implements AutoCloseable {
  private final ModelLoader loader;
  private final Set<ServedModel> loaded = Collections.newSetFromMap(new WeakHashMap<>());

  /** Starts the native engine, once per JVM; the first host's options hold. */
  public ModelHost(HostOptions options) {
    Engines.start(options);
    loader = new ModelLoader(options);
  }

  /**
   * @param folder with {@code model.json} and what it names
   * @throws ModelException if the folder is not what it claims to be; the message says why
   */
  public ServedModel load(Path folder) {
    ModelManifest manifest = ModelFolder.manifest(folder);
    ServedModel model = loader.load(folder, manifest, ModelFolder.digest(folder));
    synchronized (loaded) {
      loaded.add(model);
    }
    return model;
  }

  /** Closes every model that this host loaded. */
  @Override
  public void close() {
    synchronized (loaded) {
      loaded.forEach(ServedModel::close);
    }
    loader.close();
  }
}
