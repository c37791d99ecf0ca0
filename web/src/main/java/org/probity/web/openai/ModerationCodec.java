package org.probity.web.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import org.probity.detection.Scan;
import org.probity.guard.Decision;
import org.probity.web.http.Json;

/** OpenAI's shape of moderations. */
final class ModerationCodec {
  private ModerationCodec() {}

  /**
   * @param scans one for each text
   */
  static ObjectNode answer(Decision decision, List<Scan> scans) {
    ObjectNode json = Json.object();
    json.put("id", "modr-" + decision.id());
    json.put("model", decision.model().name());
    ArrayNode results = json.putArray("results");
    scans.forEach(scan -> results.add(result(scan)));
    return json;
  }

  static ObjectNode result(Scan scan) {
    ObjectNode json = Json.object();
    json.put("flagged", Arrays.stream(Category.values()).anyMatch(each -> each.flagged(scan)));
    ObjectNode flags = json.putObject("categories");
    ObjectNode scores = json.putObject("category_scores");
    ObjectNode applied = json.putObject("category_applied_input_types");
    ObjectNode recognizers = json.putObject("category_recognizers");
    for (Category category : Category.values()) {
      flags.put(category.code(), category.flagged(scan));
      scores.put(category.code(), category.score(scan));
      ArrayNode types = applied.putArray(category.code());
      if (category.examined(scan)) {
        types.add("text");
      }
      category.recognizer(scan).ifPresent(name -> recognizers.put(category.code(), name));
    }
    return json;
  }
}
