package org.probity.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.probity.domain.ledger.Receipt;
import org.probity.guard.Decision;
import org.probity.guard.Decision.SealedExplanation;

/** An explanation as the API gives it: as sealed, with its digest and ledger index. */
public final class ExplanationAnswer {
  private ExplanationAnswer() {}

  /**
   * @throws Refusal with 404 if the decision has none
   */
  public static ObjectNode of(Decision decision, Receipt receipt) {
    SealedExplanation explanation = decision.explanation();
    if (explanation == null) {
      throw new Refusal(404, "This decision has no explanation.");
    }
    return of(explanation, receipt);
  }

  /**
   * @param receipt of the entry that holds it, the decision's or one of its own
   */
  public static ObjectNode of(SealedExplanation explanation, Receipt receipt) {
    try {
      ObjectNode json = (ObjectNode) Json.mapper().readTree(explanation.json());
      json.put("digest", explanation.digest());
      json.put("ledger_index", receipt.index());
      return json;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A sealed explanation is not JSON.", e);
    }
  }
}
