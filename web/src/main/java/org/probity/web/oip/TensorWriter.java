package org.probity.web.oip;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.web.http.Json;

/** Tensors in answers: flat data, as the protocol prefers. */
final class TensorWriter {
  private TensorWriter() {}

  static ObjectNode tensor(Tensor tensor) {
    ObjectNode json = Json.object();
    json.put("name", tensor.name());
    json.put("datatype", tensor.datatype().name());
    ArrayNode shape = json.putArray("shape");
    for (long length : tensor.shape()) {
      shape.add(length);
    }
    json.set("data", data(tensor));
    return json;
  }

  /** The values in row-major order. */
  static ArrayNode data(Tensor tensor) {
    ArrayNode data = Json.mapper().createArrayNode();
    Object values = tensor.data();
    if (values instanceof float[] floats) {
      for (float value : floats) {
        data.add(value);
      }
    } else if (values instanceof double[] doubles) {
      for (double value : doubles) {
        data.add(value);
      }
    } else if (values instanceof long[] longs) {
      for (long value : longs) {
        if (tensor.datatype() == Datatype.UINT64) {
          data.add(new java.math.BigInteger(Long.toUnsignedString(value)));
        } else {
          data.add(value);
        }
      }
    } else if (values instanceof boolean[] booleans) {
      for (boolean value : booleans) {
        data.add(value);
      }
    } else {
      for (String value : tensor.texts()) {
        data.add(value);
      }
    }
    return data;
  }

  static ObjectNode spec(TensorSpec spec) {
    ObjectNode json = Json.object();
    json.put("name", spec.name());
    json.put("datatype", spec.datatype().name());
    ArrayNode shape = json.putArray("shape");
    spec.shape().forEach(shape::add);
    return json;
  }
}
