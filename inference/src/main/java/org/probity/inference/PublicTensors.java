package org.probity.inference;

import java.util.List;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.Task;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.TensorSpec;

/**
 * The tensors that the world sees of a model, which follow from its task (api.md, "Guarded
 * inference"). A manifest may declare others: what its program takes behind the tokenizer.
 */
public final class PublicTensors {
  /** What every model with a tokenizer takes. */
  public static final TensorSpec TEXT = new TensorSpec("text", Datatype.BYTES, List.of(-1L));

  /**
   * What a model that makes pictures gives: PNG files in base64. The host hands on their pixels
   * under the same name; they become files once it is known which marks they must carry.
   */
  public static final TensorSpec PICTURES = new TensorSpec("image", Datatype.BYTES, List.of(-1L));

  private PublicTensors() {}

  public static List<TensorSpec> inputs(ModelManifest manifest) {
    return manifest.tokenizer() == null ? manifest.inputs() : List.of(TEXT);
  }

  public static List<TensorSpec> outputs(ModelManifest manifest) {
    if (manifest.task() == Task.EMBEDDING) {
      List<Long> shape = manifest.outputs().get(0).shape();
      return List.of(
          new TensorSpec("embedding", Datatype.FP32, List.of(-1L, shape.get(shape.size() - 1))));
    }
    if (manifest.task() == Task.TOKEN_CLASSIFICATION) {
      return List.of(new TensorSpec("entities", Datatype.BYTES, List.of(-1L)));
    }
    if (manifest.task() == Task.IMAGE_GENERATION) {
      return List.of(PICTURES);
    }
    return List.of(
        new TensorSpec("logits", Datatype.FP32, List.of(-1L, (long) manifest.labels().size())),
        new TensorSpec("label", Datatype.BYTES, List.of(-1L)));
  }
}
