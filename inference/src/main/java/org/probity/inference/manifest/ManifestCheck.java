package org.probity.inference.manifest;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.Task;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.ModelException;

/** What must hold between the fields of a manifest. */
final class ManifestCheck {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,31}");
  private static final Pattern FILE =
      Pattern.compile(
          "[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}){0,4}");
  private static final Set<String> FORMATS = Set.of("torchscript", "safetensors", "onnx");
  private static final int MAX_LABELS = 10_000;
  private static final int MAX_RANK = 8;
  private static final int MAX_SIDE = 1_024;

  private ManifestCheck() {}

  static void check(ModelManifest manifest) {
    require(NAME.matcher(manifest.name()).matches(), "name", "lower-case letters, digits, . _ -");
    require(VERSION.matcher(manifest.version()).matches(), "version", "letters, digits, . _ -");
    require(FORMATS.contains(manifest.format()), "format", "torchscript, safetensors or onnx");
    file("file", manifest.file());
    if (manifest.tokenizer() != null) {
      file("tokenizer", manifest.tokenizer());
    }
    manifest.explain().forEach((role, name) -> file("explain." + role, name));
    tensors("inputs", manifest.inputs());
    tensors("outputs", manifest.outputs());
    labels(manifest);
    if (manifest.task() == Task.IMAGE_GENERATION) {
      picture(manifest.outputs().get(0));
    }
    require(!manifest.card().license().isBlank(), "card.license", "an SPDX expression");
  }

  private static void labels(ModelManifest manifest) {
    if (!manifest.task().classifies()) {
      require(manifest.labels().isEmpty(), "labels", "left out for this task");
      return;
    }
    List<String> labels = manifest.labels();
    require(
        labels.size() >= 2
            && labels.size() <= MAX_LABELS
            && new HashSet<>(labels).size() == labels.size()
            && labels.stream().noneMatch(String::isBlank),
        "labels",
        "a list of two or more different names");
    List<Long> shape = manifest.outputs().get(0).shape();
    long classes = shape.isEmpty() ? 0 : shape.get(shape.size() - 1);
    require(classes == -1 || classes == labels.size(), "labels", "as many as the first output has");
  }

  private static void picture(TensorSpec output) {
    List<Long> shape = output.shape();
    require(
        output.datatype() == Datatype.FP32
            && shape.size() == 4
            && (shape.get(1) == 1 || shape.get(1) == 3)
            && shape.stream().skip(2).allMatch(side -> side >= 1 && side <= MAX_SIDE),
        "outputs",
        "FP32 [-1, 1 or 3, height, width] first, with sides of up to " + MAX_SIDE + " pixels");
  }

  private static void tensors(String field, List<TensorSpec> specs) {
    require(!specs.isEmpty() && specs.size() <= 16, field, "a list of 1 to 16 tensors");
    Set<String> names = new HashSet<>();
    for (TensorSpec spec : specs) {
      boolean named = !spec.name().isBlank() && spec.name().length() <= 64;
      require(named && names.add(spec.name()), field, "tensors of different names");
      boolean sized = spec.shape().stream().allMatch(d -> d == -1 || d > 0);
      require(
          sized && !spec.shape().isEmpty() && spec.shape().size() <= MAX_RANK,
          field,
          "tensors whose dimensions are positive or -1");
    }
  }

  private static void file(String field, String name) {
    require(
        FILE.matcher(name).matches(), field, "a file inside the folder, without links and dots");
  }

  private static void require(boolean holds, String field, String expected) {
    if (!holds) {
      throw new ModelException("The field " + field + " of model.json must be " + expected + ".");
    }
  }
}
