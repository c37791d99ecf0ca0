package org.probity.inference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.probity.domain.model.ModelManifest;
import org.probity.inference.internal.ChildProbe;
import org.probity.inference.internal.FolderCopy;
import org.probity.inference.internal.ModelArchive;

/** Brings a model from outside into a folder of ours, if it is what it claims to be. */
public final class ModelImporter {
  private final HostOptions options;
  private final ImportLimits limits;

  public ModelImporter(HostOptions options, ImportLimits limits) {
    this.options = options;
    this.limits = limits;
  }

  /**
   * Unpacks an archive of a model folder, loads the model in a process of its own and asks it once.
   *
   * @param archive a ZIP whose root, or only folder, holds {@code model.json}
   * @param target folder to make; does not exist before, nor after a refusal
   * @throws ModelException saying why the model is refused
   */
  public ModelManifest importZip(InputStream archive, Path target) {
    return filled(target, part -> ModelArchive.unpack(archive, part, limits));
  }

  /**
   * As {@link #importZip}, of a folder.
   *
   * @throws ModelException saying why the model is refused
   */
  public ModelManifest importFolder(Path source, Path target) {
    return filled(target, part -> FolderCopy.copy(source, part, limits));
  }

  private ModelManifest filled(Path target, Filling filling) {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      if (Files.exists(target)) {
        throw new ModelException("This version of the model is already there.");
      }
      FolderCopy.delete(part);
      Files.createDirectories(part);
      try {
        filling.fill(part);
        ModelManifest manifest = ModelFolder.manifest(part);
        ChildProbe.check(part, options, limits);
        Files.move(part, target);
        return manifest;
      } finally {
        FolderCopy.delete(part);
      }
    } catch (IOException e) {
      throw new ModelException("The model could not be unpacked or stored.", e);
    }
  }

  /** Puts the model's files into a new folder. */
  private interface Filling {
    void fill(Path folder) throws IOException;
  }
}
