package org.probity.inference.safetensors;

import java.util.Map;
import java.util.SortedMap;
import org.probity.inference.ModelException;

/** What a safetensors file holds: tensors by name and the maker's remarks. */
public record SafetensorsFile(
    SortedMap<String, StoredTensor> tensors, Map<String, String> metadata) {

  /**
   * @throws ModelException if there is no such tensor of this type
   */
  public StoredTensor tensor(String name, String type) {
    StoredTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new ModelException("The weights lack the tensor " + name + ".");
    }
    if (!tensor.type().equals(type)) {
      throw new ModelException(
          "The tensor " + name + " is " + tensor.type() + " where " + type + " is needed.");
    }
    return tensor;
  }

  /**
   * @throws ModelException if the remark is missing
   */
  public String metadata(String key) {
    String value = metadata.get(key);
    if (value == null) {
      throw new ModelException("The weights do not state " + key + " in their metadata.");
    }
    return value;
  }
}
