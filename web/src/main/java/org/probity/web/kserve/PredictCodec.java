package org.probity.web.kserve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.oip.NestedData;

/**
 * Instances and predictions, row by row. A model with one tensor has it bare in each row; one with
 * several has an object of them by name, as TensorFlow Serving's REST API defines.
 */
final class PredictCodec {
  private PredictCodec() {}

  /**
   * @param specs what the model takes
   * @throws Refusal with 400, naming the member that does not fit
   */
  static List<Tensor> instances(ObjectNode body, List<TensorSpec> specs) {
    Members.of(body).only("instances", "parameters");
    if (!(body.get("instances") instanceof ArrayNode instances) || instances.isEmpty()) {
      throw Refusal.malformed("instances", "It is a list of at least one instance.");
    }
    if (!instances.get(0).isObject()) {
      if (specs.size() > 1) {
        throw Refusal.malformed("instances", "Each is an object of " + names(specs) + ".");
      }
      return List.of(NestedData.read(specs.get(0), instances, "instances"));
    }
    return specs.stream().map(spec -> column(spec, instances, specs)).toList();
  }

  private static Tensor column(TensorSpec spec, ArrayNode instances, List<TensorSpec> specs) {
    ArrayNode column = Json.mapper().createArrayNode();
    for (JsonNode instance : instances) {
      JsonNode value = instance.get(spec.name());
      if (value == null || instance.size() != specs.size()) {
        throw Refusal.malformed("instances", "Each is an object of " + names(specs) + ".");
      }
      column.add(value);
    }
    return NestedData.read(spec, column, "instances." + spec.name());
  }

  private static String names(List<TensorSpec> specs) {
    return String.join(", ", specs.stream().map(TensorSpec::name).toList());
  }

  /** One prediction for each instance. */
  static ArrayNode predictions(List<Tensor> outputs) {
    if (outputs.size() == 1) {
      return NestedData.write(outputs.get(0));
    }
    List<ObjectNode> rows = new ArrayList<>();
    for (Tensor output : outputs) {
      ArrayNode column = NestedData.write(output);
      for (int row = 0; row < column.size(); row++) {
        if (rows.size() == row) {
          rows.add(Json.object());
        }
        rows.get(row).set(output.name(), column.get(row));
      }
    }
    return Json.mapper().createArrayNode().addAll(rows);
  }
}
