package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.probity.guard.explain.queue.ExplanationJob;
import org.probity.web.http.Json;

/** An explanation to come, as the API shows it. */
final class ExplanationJobJson {
  private ExplanationJobJson() {}

  static ObjectNode of(ExplanationJob job) {
    ObjectNode json = Json.object();
    json.put("id", job.id().toString());
    json.put("decision_id", job.decision().toString());
    json.put("state", job.state().code());
    json.put("reason", job.reason().code());
    json.put("asked_at", job.askedAt().toString());
    json.put("href", "/api/explanations/" + job.id());
    if (job.ledgerIndex() != null) {
      json.put("ledger_index", job.ledgerIndex());
    }
    if (job.problem() != null) {
      json.put("problem", job.problem());
    }
    return json;
  }
}
