package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.probity.domain.concern.Concern;
import org.probity.domain.concern.Gravity;
import org.probity.web.http.Json;

/** Something raised, as the API shows it. */
final class ConcernJson {
  private ConcernJson() {}

  /** Without what was said. */
  static ObjectNode of(Concern concern) {
    ObjectNode json = Json.object();
    json.put("id", concern.id().toString());
    json.put("kind", concern.kind().code());
    if (concern.decisionId() != null) {
      json.put("decision_id", concern.decisionId().toString());
    }
    json.put("raised_by", concern.raisedBy());
    json.put("began", concern.began().toString());
    json.put("deadline", concern.deadline().toString());
    json.put("extended", concern.extended());
    Gravity gravity = concern.gravity();
    if (gravity != null) {
      json.put("gravity", gravity.code());
    }
    if (concern.finding() != null) {
      json.put("finding", concern.finding());
      json.put("recognizer", concern.recognizer());
    }
    json.put("state", concern.state().name().toLowerCase(Locale.ROOT));
    json.put("ledger_index", concern.entry());
    if (concern.answeredAt() != null) {
      json.put("answered_by", concern.answeredBy());
      json.put("answered_at", concern.answeredAt().toString());
      json.put("answer_ledger_index", concern.answer());
    }
    return json;
  }
}
