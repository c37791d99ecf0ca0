package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.probity.domain.finding.Finding;
import org.probity.guard.Decision;
import org.probity.web.http.DecisionJson;
import org.probity.web.http.Json;

/** The inside of a decision: facts, findings, obligations; content stays on the pages. */
final class DecisionDetails {
  private DecisionDetails() {}

  static ObjectNode of(Decision decision) {
    ObjectNode json = Json.object();
    json.put("policy_pack", decision.policyPack());
    json.put("model_digest", decision.model().digest());
    json.put("evaluation_date", decision.evaluationDate().toString());
    json.set("facts", Json.mapper().valueToTree(decision.facts()));
    json.set("obligations", Json.mapper().valueToTree(decision.obligations()));
    json.set("transformations", Json.mapper().valueToTree(decision.transformations()));
    json.set("not_examined", Json.mapper().valueToTree(decision.notExamined()));
    json.set(
        "shadow",
        DecisionJson.rules(decision.hits().stream().filter(hit -> !hit.inForce()).toList()));
    ArrayNode findings = json.putArray("findings");
    for (Finding finding : decision.findings()) {
      ObjectNode found = findings.addObject();
      found.put("entity_type", finding.entityType());
      found.put("start", finding.start());
      found.put("end", finding.end());
      found.put("score", finding.score());
      found.put("recognizer", finding.recognizer());
      found.put("why", finding.why());
    }
    return json;
  }
}
