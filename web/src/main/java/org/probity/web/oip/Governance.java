package org.probity.web.oip;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Idempotency;
import org.probity.domain.account.Caller;
import org.probity.domain.tensor.Tensor;
import org.probity.explainability.ExplainOptionException;
import org.probity.explainability.ExplainOptions;
import org.probity.guard.Context;
import org.probity.guard.InferenceRequest;
import org.probity.guard.InferenceRequest.ExplanationWish;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/**
 * The governance context of a request: scalar parameters that mean the same in every protocol
 * (api.md, "Guarded inference"). Every method refuses what does not fit with 400, naming it.
 */
public final class Governance {
  private static final String FACT = "facts.";
  private static final int MAX_TEXT = 512;

  /** What an explanation may be asked for, beside {@code explain} itself. */
  private static final Set<String> EXPLAIN_PARAMETERS =
      Set.of("target", "contrast", "baseline", "steps", "samples", "stdev", "seed", "tolerance");

  private Governance() {}

  /**
   * @param member the member that holds the parameters; they are none when it is absent
   */
  public static Members parameters(Members body, String member) {
    Members parameters = body.memberOrNull(member);
    if (parameters == null) {
      return new Members(Json.object(), member);
    }
    parameters
        .node()
        .properties()
        .forEach(
            parameter -> {
              if (parameter.getValue().isContainerNode()) {
                throw Refusal.malformed(member, "Every parameter is a scalar.");
              }
            });
    return parameters;
  }

  /**
   * @param version null for the version in service
   * @param operation what is asked of which model, as the path says it
   * @param explain whether the path asks for an explanation, whatever the parameters say
   * @param body everything else that the answer depends on
   */
  public static InferenceRequest request(
      Members parameters,
      Caller caller,
      String model,
      @Nullable String version,
      List<Tensor> inputs,
      String operation,
      boolean explain,
      byte[] body) {
    return new InferenceRequest(
        caller,
        model,
        version,
        inputs,
        context(parameters, caller),
        wish(parameters, explain),
        idempotency(parameters, caller, operation, body),
        null,
        Set.of());
  }

  private static Context context(Members parameters, Caller caller) {
    String purpose = text(parameters, "purpose");
    if (purpose == null) {
      purpose = caller.defaultPurpose();
    }
    if (purpose == null) {
      throw Refusal.malformed(
          parameters.name("purpose"), "It is required: the key has no default.");
    }
    Map<String, String> facts = new HashMap<>();
    for (Map.Entry<String, JsonNode> parameter : parameters.node().properties()) {
      if (parameter.getKey().startsWith(FACT)) {
        facts.put(parameter.getKey().substring(FACT.length()), parameter.getValue().asText());
      }
    }
    return new Context(
        code(parameters.name("purpose"), purpose),
        text(parameters, "subject"),
        codes(text(parameters, "jurisdiction")),
        text(parameters, "legal_basis"),
        text(parameters, "consent"),
        text(parameters, "data_source"),
        text(parameters, "input_license"),
        facts);
  }

  private static @Nullable String text(Members parameters, String name) {
    String text = parameters.textOrNull(name);
    if (text != null && (text.isBlank() || text.length() > MAX_TEXT)) {
      throw Refusal.malformed(parameters.name(name), "It has 1 to " + MAX_TEXT + " characters.");
    }
    return text;
  }

  private static String code(String field, String purpose) {
    String code = purpose.toLowerCase(Locale.ROOT).replace('_', '-');
    if (!code.matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw Refusal.malformed(field, "It is a code of letters, digits and hyphens, at most 64.");
    }
    return code;
  }

  private static Set<String> codes(@Nullable String list) {
    Set<String> codes = new LinkedHashSet<>();
    if (list != null) {
      for (String code : list.split(",", -1)) {
        codes.add(code.strip());
      }
    }
    return codes;
  }

  /**
   * What a body of its own asks of an explanation: {@code method} and the method's parameters.
   *
   * @throws Refusal with 400 if it asks what there is not
   */
  public static ExplanationWish explanationWish(Members body) {
    Set<String> known = new LinkedHashSet<>(EXPLAIN_PARAMETERS);
    known.add("method");
    body.only(known.toArray(String[]::new));
    for (Map.Entry<String, JsonNode> member : body.node().properties()) {
      if (member.getValue().isContainerNode()) {
        throw Refusal.malformed(member.getKey(), "It is a number or a string.");
      }
    }
    ExplanationWish wish = wish(body, true);
    try {
      var unused =
          ExplainOptions.parse(
              wish.parameters(),
              wish.method().equals(ExplanationWish.DEFAULT_METHOD) ? null : wish.method());
    } catch (ExplainOptionException e) {
      throw Refusal.malformed(
          e.field(), e.getMessage() == null ? "It does not fit." : e.getMessage());
    }
    return wish;
  }

  private static ExplanationWish wish(Members parameters, boolean explain) {
    Map<String, Object> chosen = chosen(parameters);
    String wanted = parameters.textOrNull("explain");
    String named = parameters.textOrNull("method");
    if (!explain) {
      return new ExplanationWish(wanted == null ? "auto" : wanted, chosen);
    }
    String method = named == null ? wanted : named;
    return new ExplanationWish(
        method == null || method.equals("auto") ? ExplanationWish.DEFAULT_METHOD : method, chosen);
  }

  private static Map<String, Object> chosen(Members parameters) {
    Map<String, Object> chosen = new HashMap<>();
    for (String name : EXPLAIN_PARAMETERS) {
      JsonNode value = parameters.node().get(name);
      if (value != null && !value.isNull()) {
        chosen.put(name, value.isNumber() ? value.numberValue() : value.asText());
      }
    }
    return chosen;
  }

  private static @Nullable Idempotency idempotency(
      Members parameters, Caller caller, String operation, byte[] body) {
    String key = text(parameters, "idempotency_key");
    if (key == null) {
      return null;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((operation + "\n").getBytes(StandardCharsets.UTF_8));
      return new Idempotency(caller.id(), key, HexFormat.of().formatHex(digest.digest(body)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
