package org.probity.domain.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.tensor.TensorSpec;

/**
 * The content of a model folder's {@code model.json}.
 *
 * @param format {@code torchscript}, {@code safetensors} or {@code onnx}
 * @param file the weights or program, relative to the folder
 * @param architecture for {@code safetensors}: which of our own architectures, else null
 * @param inputs in the order of the model's forward; what the public API takes
 * @param tokenizer file of a Hugging Face tokenizer, or null
 * @param readPosition the position the head reads (0 is [CLS])
 * @param explain companions by role: {@code embed}, {@code from_embeddings}, {@code grad_cam}
 * @param limits tighter than the host's
 */
public record ModelManifest(
    String name,
    String version,
    Task task,
    String format,
    String file,
    @Nullable String architecture,
    List<TensorSpec> inputs,
    List<TensorSpec> outputs,
    List<String> labels,
    @Nullable String tokenizer,
    int padId,
    int maskId,
    int readPosition,
    Map<String, String> explain,
    ModelLimits limits,
    ModelCard card) {

  public ModelManifest {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    labels = List.copyOf(labels);
    explain = Map.copyOf(explain);
  }
}
