package org.probity.inference.torchscript;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.model.ModelManifest;
import org.probity.inference.ModelException;

/** Opens the files of an imported program. */
public final class TorchLoader {
  private TorchLoader() {}

  /**
   * @throws ModelException if a file is missing, not TorchScript, or its inputs cannot be filled
   */
  public static TorchNetwork load(Path folder, ModelManifest manifest) {
    Signature signature = Signature.of(manifest);
    List<TorchModule> opened = new ArrayList<>();
    try {
      TorchModule program = open(folder, manifest.file(), opened);
      TorchModule embed = companion(folder, manifest, "embed", opened);
      TorchModule fromEmbeddings = companion(folder, manifest, "from_embeddings", opened);
      TorchModule gradCam = companion(folder, manifest, "grad_cam", opened);
      return new TorchNetwork(signature, program, embed, fromEmbeddings, gradCam);
    } catch (RuntimeException e) {
      opened.forEach(TorchModule::close);
      throw e;
    }
  }

  private static @Nullable TorchModule companion(
      Path folder, ModelManifest manifest, String role, List<TorchModule> opened) {
    String file = manifest.explain().get(role);
    return file == null ? null : open(folder, file, opened);
  }

  private static TorchModule open(Path folder, String name, List<TorchModule> opened) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new ModelException("A file that model.json names is not in the folder.");
    }
    TorchModule module = new TorchModule(file);
    opened.add(module);
    return module;
  }
}
