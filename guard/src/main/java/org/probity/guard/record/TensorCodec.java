package org.probity.guard.record;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;

/** Tensors as plain JSON, in the shape of the Open Inference Protocol. */
final class TensorCodec {
  private TensorCodec() {}

  static List<Map<String, Object>> plain(List<Tensor> tensors) {
    return tensors.stream()
        .map(
            tensor ->
                Map.of(
                    "name", tensor.name(),
                    "datatype", tensor.datatype().name(),
                    "shape", tensor.shape(),
                    "data", tensor.data()))
        .toList();
  }

  static List<Tensor> tensors(List<Fields> plain) {
    return plain.stream().map(TensorCodec::tensor).toList();
  }

  private static Tensor tensor(Fields plain) {
    Datatype datatype = Datatype.valueOf(plain.text("datatype"));
    long[] shape =
        plain.list("shape").stream().mapToLong(length -> ((Number) length).longValue()).toArray();
    List<?> values = plain.list("data");
    Object data = Array.newInstance(datatype.array().getComponentType(), values.size());
    for (int i = 0; i < values.size(); i++) {
      set(data, i, values.get(i));
    }
    return new Tensor(plain.text("name"), datatype, shape, data);
  }

  private static void set(Object array, int index, Object value) {
    if (array instanceof float[] floats) {
      floats[index] = number(value).floatValue();
    } else if (array instanceof double[] doubles) {
      doubles[index] = number(value).doubleValue();
    } else if (array instanceof long[] longs) {
      longs[index] = number(value).longValue();
    } else {
      Array.set(array, index, value);
    }
  }

  /** NaN and the infinities are strings in JSON. */
  private static Number number(Object value) {
    return value instanceof Number number ? number : Double.valueOf(value.toString());
  }
}
