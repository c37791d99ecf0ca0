package org.probity.web.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.probity.domain.account.Caller;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.InferenceRequest;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;
import org.probity.web.oip.Governance;

/**
 * The governance context of a call by an OpenAI client: {@code metadata} in the body, and header
 * fields, which every such client can set. What both say, both say alike.
 */
final class CallContext {
  static final String METADATA = "metadata";

  private static final Map<String, String> HEADERS =
      Map.of(
          "purpose", "Probity-Purpose",
          "subject", "Probity-Subject",
          "jurisdiction", "Probity-Jurisdiction",
          "legal_basis", "Probity-Legal-Basis");

  private CallContext() {}

  /**
   * @param operation the endpoint's name
   * @throws Refusal with 400, naming the header or member that does not fit
   */
  static InferenceRequest request(
      HttpServletRequest http,
      Caller caller,
      ObjectNode body,
      String operation,
      String model,
      Tensor input) {
    Members parameters = parameters(http, Members.of(body));
    byte[] asked = (body + "\n" + parameters.node()).getBytes(StandardCharsets.UTF_8);
    return Governance.request(
        parameters, caller, model, null, List.of(input), operation + " " + model, false, asked);
  }

  private static Members parameters(HttpServletRequest http, Members body) {
    Members parameters = Governance.parameters(body, METADATA);
    ObjectNode joined = parameters.node().deepCopy();
    HEADERS.forEach(
        (parameter, header) -> {
          String value = http.getHeader(header);
          if (value != null) {
            JsonNode stated = joined.get(parameter);
            if (stated != null && !stated.asText().equals(value)) {
              throw Refusal.malformed(METADATA + "." + parameter, "A header field says otherwise.");
            }
            joined.put(parameter, value);
          }
        });
    return new Members(joined, METADATA);
  }
}
