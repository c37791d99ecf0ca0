package org.probity.web.oip;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.probity.guard.Outcome;
import org.probity.web.http.DecisionJson;
import org.probity.web.http.Json;

/** The three ways a decision leaves: 200, 202, 403. Each names its decision in a header. */
public final class OutcomeResponse {
  private static final String DECISION = "Probity-Decision";

  private OutcomeResponse() {}

  static Response of(Outcome outcome, InferCodec.Parsed parsed) {
    if (outcome instanceof Outcome.Answered answered) {
      return json(200, outcome, InferCodec.answer(answered, parsed));
    }
    return notAnswered(outcome);
  }

  /** An answer for whoever asks later, without the request at hand. */
  public static Response later(Outcome outcome) {
    if (outcome instanceof Outcome.Answered answered) {
      return json(200, outcome, InferCodec.answer(answered, InferCodec.Parsed.WHOLE));
    }
    return notAnswered(outcome);
  }

  static Response notAnswered(Outcome outcome) {
    if (outcome instanceof Outcome.Held held) {
      return json(202, outcome, DecisionJson.held(held));
    }
    if (outcome instanceof Outcome.Denied denied) {
      return json(403, outcome, DecisionJson.denied(denied));
    }
    throw new IllegalArgumentException("An answered outcome has an answer.");
  }

  static Response json(int status, Outcome outcome, JsonNode body) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(DECISION, outcome.decision().id().toString())
        .entity(Json.bytes(body))
        .build();
  }
}
