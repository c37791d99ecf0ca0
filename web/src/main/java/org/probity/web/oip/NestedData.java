package org.probity.web.oip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.web.http.Json;
import org.probity.web.http.Refusal;

/** Tensors as nested lists, whose nesting is their shape. */
public final class NestedData {
  private NestedData() {}

  /**
   * @param items one element each; all of one shape
   * @param path what the caller calls the list
   * @throws Refusal with 400 if the nesting is ragged or too deep, or a value is of another type
   */
  public static Tensor read(TensorSpec spec, ArrayNode items, String path) {
    List<Long> lengths = new ArrayList<>();
    for (JsonNode level = items; level != null && level.isArray(); level = level.get(0)) {
      lengths.add((long) level.size());
    }
    if (lengths.contains(0L) || lengths.size() > TensorReader.MAX_RANK) {
      throw Refusal.malformed(
          path, "It is nested at most " + TensorReader.MAX_RANK + " deep, and no list is empty.");
    }
    long[] shape = lengths.stream().mapToLong(Long::longValue).toArray();
    List<JsonNode> flat = new ArrayList<>();
    TensorReader.flatten(items, shape, 0, flat, path);
    Object values = TensorReader.values(spec.datatype(), flat, path);
    return new Tensor(spec.name(), spec.datatype(), shape, values);
  }

  /** One element for each item of the first dimension, nested as the others say. */
  public static ArrayNode write(Tensor tensor) {
    ArrayNode nested = TensorWriter.data(tensor);
    long[] shape = tensor.shape();
    for (int dimension = shape.length - 1; dimension > 0; dimension--) {
      nested = folded(nested, (int) shape[dimension]);
    }
    return nested;
  }

  private static ArrayNode folded(ArrayNode flat, int length) {
    ArrayNode lists = Json.mapper().createArrayNode();
    for (int from = 0; from < flat.size(); from += length) {
      ArrayNode list = lists.addArray();
      for (int i = from; i < from + length; i++) {
        list.add(flat.get(i));
      }
    }
    return lists;
  }
}
