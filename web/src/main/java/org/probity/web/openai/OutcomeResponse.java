package org.probity.web.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.RuleHit;
import org.probity.guard.Decision;
import org.probity.guard.Outcome;
import org.probity.web.http.DecisionJson;
import org.probity.web.http.Json;
import org.probity.web.http.OpenAiError;

/**
 * How a decision leaves by {@code /v1}: answered 200, denied 400 with the rule's id as {@code
 * code}, held for a person 403. A held request is an error here, and not one that clients try
 * again, since to them every 2xx is the answer itself.
 */
public final class OutcomeResponse {
  private static final String DECISION = "Probity-Decision";

  private OutcomeResponse() {}

  public static Response notAnswered(Outcome outcome) {
    if (outcome instanceof Outcome.Held held) {
      ObjectNode json = DecisionJson.held(held);
      String message = "The request is held until a person has reviewed it.";
      json.setAll(OpenAiError.of(403, message, null, rule(held.decision(), Effect.ESCALATE)));
      return json(403, outcome, json);
    }
    if (outcome instanceof Outcome.Denied denied) {
      ObjectNode json = DecisionJson.denied(denied);
      String message = json.path("error").textValue();
      json.setAll(OpenAiError.of(400, message, null, rule(denied.decision(), Effect.DENY)));
      return json(400, outcome, json);
    }
    throw new IllegalArgumentException("An answered outcome has an answer.");
  }

  /** The first rule that demanded this effect. */
  private static @Nullable String rule(Decision decision, Effect effect) {
    return decision.inForce().stream()
        .filter(hit -> hit.effect() == effect)
        .map(RuleHit::policy)
        .sorted()
        .findFirst()
        .orElse(null);
  }

  public static Response json(int status, Outcome outcome, ObjectNode body) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON_TYPE)
        .header(DECISION, outcome.decision().id().toString())
        .entity(Json.bytes(body))
        .build();
  }
}
