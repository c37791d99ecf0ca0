package org.probity.reports.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.probity.audit.Entry;

/**
 * A decision about a person, as it is disclosed to them.
 *
 * @param leaf what stands openly in the log
 * @param sealed what lay beside it
 */
public record PersonDecision(Entry entry, JsonNode leaf, JsonNode sealed) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Enough to see what weighed most; the whole explanation stands in the entry's disclosures. */
  private static final int WEIGHTS = 10;

  public static PersonDecision of(Entry entry, JsonNode leaf, Map<String, Object> fields) {
    return new PersonDecision(entry, leaf, JSON.valueToTree(fields));
  }

  String context(String member) {
    return sealed.path("context").path(member).asText("");
  }

  String application() {
    return sealed.path("application").asText("");
  }

  String model() {
    return leaf.path("model").path("name").asText()
        + " "
        + leaf.path("model").path("version").asText();
  }

  List<String> categories() {
    return sealed.path("findings").findValuesAsText("entity_type").stream().distinct().toList();
  }

  /** What every form about a person shows of it. */
  private ObjectNode line() {
    ObjectNode line = JSON.createObjectNode();
    line.put("index", entry.index());
    line.put("time", leaf.path("time").asText());
    line.put("decision_id", leaf.path("decision_id").asText());
    line.put("application", application());
    line.put("purpose", context("purpose"));
    line.put("model", model());
    line.put("verdict", leaf.path("verdict").asText());
    ArrayNode rules = line.putArray("rules");
    for (JsonNode rule : sealed.path("rules")) {
      if (rule.path("in_force").asBoolean()) {
        ObjectNode counted = rules.addObject();
        for (String member : List.of("id", "title", "title_zh", "effect", "citations")) {
          counted.set(member, rule.path(member));
        }
      }
    }
    return line;
  }

  /** A copy of the personal data (GDPR 15(3)) as the organisation keeps it. */
  ObjectNode copy() {
    ObjectNode line = line();
    for (String member : List.of("context", "inputs", "outputs", "findings", "transformations")) {
      line.set(member, sealed.path(member));
    }
    return line;
  }

  /** The role of the system and the main elements of the decision (AI Act 86(1)). */
  ObjectNode explained() {
    ObjectNode line = line();
    line.set("answer", sealed.path("outputs"));
    line.put("held_for_a_person", leaf.path("verdict").asText().equals("escalate"));
    line.put("after_release_by_a_person", sealed.has("follows"));
    JsonNode explanation = explanation();
    if (explanation.isObject()) {
      ObjectNode main = line.putObject("explanation");
      main.set("method", explanation.path("method"));
      main.set("target", explanation.path("target"));
      main.set("fit_as_evidence", explanation.at("/quality/fit_as_evidence"));
      main.set("weighed_most", weighedMost(explanation.path("attributions")));
    } else {
      line.putNull("explanation");
    }
    return line;
  }

  private JsonNode explanation() {
    try {
      return JSON.readTree(sealed.path("explanation").path("json").asText("null"));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(
          "Ledger entry " + entry.index() + " has an explanation that is not JSON.", e);
    }
  }

  private static ArrayNode weighedMost(JsonNode attributions) {
    JsonNode values = attributions.path("values");
    JsonNode names =
        attributions.path("tokens").isArray()
            ? attributions.path("tokens")
            : attributions.path("features");
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      order.add(i);
    }
    order.sort(
        (a, b) ->
            Double.compare(Math.abs(values.get(b).asDouble()), Math.abs(values.get(a).asDouble())));
    ArrayNode most = JSON.createArrayNode();
    for (int i : order.subList(0, Math.min(WEIGHTS, order.size()))) {
      ObjectNode weight = most.addObject();
      weight.put("position", i);
      if (names.has(i)) {
        weight.put("what", names.get(i).asText());
      }
      weight.put("weight", values.get(i).asDouble());
    }
    return most;
  }
}
