package org.probity.web.oip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Request tensors of the Open Inference Protocol: flat or nested data, every datatype. */
final class TensorReader {
  private static final int MAX_TENSORS = 64;
  static final int MAX_RANK = 8;

  private TensorReader() {}

  /**
   * @throws Refusal with 400, naming the member that does not fit
   */
  static List<Tensor> inputs(ObjectNode body) {
    JsonNode inputs = body.get("inputs");
    if (!(inputs instanceof ArrayNode array) || array.isEmpty()) {
      throw Refusal.malformed("inputs", "It is a list of at least one tensor.");
    }
    if (array.size() > MAX_TENSORS) {
      throw Refusal.malformed("inputs", "It has at most " + MAX_TENSORS + " tensors.");
    }
    List<Tensor> tensors = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < array.size(); i++) {
      String path = "inputs[" + i + "]";
      if (!(array.get(i) instanceof ObjectNode tensor)) {
        throw Refusal.malformed(path, "It is an object.");
      }
      Tensor read = tensor(new Members(tensor, path));
      if (!names.add(read.name())) {
        throw Refusal.malformed(path + ".name", "Another input has the same name.");
      }
      tensors.add(read);
    }
    return tensors;
  }

  private static Tensor tensor(Members members) {
    String name = members.text("name");
    Datatype datatype = datatype(members);
    long[] shape = shape(members);
    long elements;
    try {
      elements = Tensor.elements(shape);
    } catch (IllegalArgumentException e) {
      throw Refusal.malformed(members.name("shape"), "It holds more values than a request may.");
    }
    JsonNode data = members.node().get("data");
    if (!(data instanceof ArrayNode array)) {
      throw Refusal.malformed(members.name("data"), "It is a list, flat or nested.");
    }
    List<JsonNode> flat = new ArrayList<>();
    if (array.size() > 0 && array.get(0).isArray()) {
      flatten(array, shape, 0, flat, members.name("data"));
    } else {
      array.forEach(flat::add);
    }
    if (flat.size() != elements) {
      throw Refusal.malformed(
          members.name("data"),
          "The shape holds " + elements + " values, the data " + flat.size() + ".");
    }
    return new Tensor(name, datatype, shape, values(datatype, flat, members.name("data")));
  }

  private static Datatype datatype(Members members) {
    String text = members.text("datatype");
    for (Datatype datatype : Datatype.values()) {
      if (datatype.name().equals(text)) {
        return datatype;
      }
    }
    throw Refusal.malformed(
        members.name("datatype"), "It is one of " + Arrays.toString(Datatype.values()) + ".");
  }

  private static long[] shape(Members members) {
    if (!(members.node().get("shape") instanceof ArrayNode array) || array.size() > MAX_RANK) {
      throw Refusal.malformed(
          members.name("shape"), "It is a list of at most " + MAX_RANK + " lengths.");
    }
    long[] shape = new long[array.size()];
    for (int i = 0; i < shape.length; i++) {
      JsonNode length = array.get(i);
      if (!length.isIntegralNumber() || !length.canConvertToInt() || length.intValue() < 0) {
        throw Refusal.malformed(
            members.name("shape"), "Each length is a whole number, not negative.");
      }
      shape[i] = length.intValue();
    }
    return shape;
  }

  static void flatten(ArrayNode array, long[] shape, int depth, List<JsonNode> flat, String path) {
    if (depth >= shape.length || array.size() != shape[depth]) {
      throw Refusal.malformed(path, "Its nesting does not follow the shape.");
    }
    for (JsonNode each : array) {
      if (each instanceof ArrayNode inner) {
        flatten(inner, shape, depth + 1, flat, path);
      } else if (depth == shape.length - 1) {
        flat.add(each);
      } else {
        throw Refusal.malformed(path, "Its nesting does not follow the shape.");
      }
    }
  }

  static Object values(Datatype datatype, List<JsonNode> flat, String path) {
    int size = flat.size();
    switch (datatype) {
      case BOOL -> {
        boolean[] values = new boolean[size];
        for (int i = 0; i < size; i++) {
          require(flat.get(i).isBoolean(), path, "Each value is true or false.");
          values[i] = flat.get(i).booleanValue();
        }
        return values;
      }
      case BYTES -> {
        String[] values = new String[size];
        for (int i = 0; i < size; i++) {
          require(flat.get(i).isTextual(), path, "Each value is a string.");
          values[i] = flat.get(i).textValue();
        }
        return values;
      }
      case FP16, FP32 -> {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
          require(flat.get(i).isNumber(), path, "Each value is a number.");
          values[i] = flat.get(i).floatValue();
          require(Float.isFinite(values[i]), path, "Each value fits its datatype.");
        }
        return values;
      }
      case FP64 -> {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
          require(flat.get(i).isNumber(), path, "Each value is a number.");
          values[i] = flat.get(i).doubleValue();
          require(Double.isFinite(values[i]), path, "Each value fits its datatype.");
        }
        return values;
      }
      default -> {
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
          require(flat.get(i).isIntegralNumber(), path, "Each value is a whole number.");
          BigInteger value = flat.get(i).bigIntegerValue();
          require(fits(value, datatype), path, "Each value fits its datatype.");
          values[i] = value.longValue();
        }
        return values;
      }
    }
  }

  private static boolean fits(BigInteger value, Datatype datatype) {
    boolean unsigned = datatype.name().startsWith("U");
    int bits = Integer.parseInt(datatype.name().replaceAll("\\D", ""));
    return unsigned
        ? value.signum() >= 0 && value.bitLength() <= bits
        : value.bitLength() <= bits - 1;
  }

  private static void require(boolean fits, String path, String message) {
    if (!fits) {
      throw Refusal.malformed(path, message);
    }
  }
}
