package org.probity.web.api;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.DecisionCriteria;
import org.probity.domain.decision.DecisionCriteria.Field;
import org.probity.domain.decision.Verdict;
import org.probity.web.http.Refusal;

/**
 * What {@code GET /api/decisions} searches by. All is optional and holds together. A person's
 * reference comes as a header field, since it stands in no address.
 */
public class DecisionParameters {
  private static final Pattern RECEIPT =
      Pattern.compile("\\d{1,18}|[A-Za-z0-9+/_-]{43}=?|[0-9a-fA-F]{64}");

  @QueryParam("from")
  private @Nullable String from;

  @QueryParam("to")
  private @Nullable String to;

  @QueryParam("model")
  private @Nullable String model;

  @QueryParam("model_version")
  private @Nullable String modelVersion;

  @QueryParam("verdict")
  private @Nullable String verdict;

  @QueryParam("rule")
  private @Nullable String rule;

  @QueryParam("finding")
  private @Nullable String finding;

  @QueryParam("application")
  private @Nullable String application;

  @QueryParam("purpose")
  private @Nullable String purpose;

  @QueryParam("policy_pack")
  private @Nullable String policyPack;

  @QueryParam("explained")
  private @Nullable String explained;

  @QueryParam("receipt")
  private @Nullable String receipt;

  @QueryParam("q")
  private @Nullable String q;

  @HeaderParam("Probity-Subject")
  private @Nullable String subject;

  /** For the container. */
  public DecisionParameters() {}

  /**
   * @param reference how a person is known beside the ledger
   * @throws Refusal with 400 that names the parameter
   */
  DecisionCriteria criteria(Function<String, byte[]> reference) {
    Map<Field, String> fields = new EnumMap<>(Field.class);
    put(fields, Field.MODEL, model);
    put(fields, Field.MODEL_VERSION, modelVersion);
    put(fields, Field.RULE, rule);
    put(fields, Field.FINDING, finding);
    put(fields, Field.APPLICATION, application);
    put(fields, Field.PURPOSE, purpose);
    put(fields, Field.POLICY_PACK, policyPack);
    String person = given(subject);
    return new DecisionCriteria(
        instant("from", from),
        instant("to", to),
        verdict(),
        fields,
        explained(),
        person == null ? null : new DecisionCriteria.Person(reference.apply(person)),
        receipt(),
        given(q));
  }

  private static void put(Map<Field, String> fields, Field field, @Nullable String text) {
    String value = given(text);
    if (value != null) {
      fields.put(field, value);
    }
  }

  private static @Nullable Instant instant(String name, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw Refusal.malformed(name, "It is a time like 2026-01-31T00:00:00Z.");
    }
  }

  private @Nullable Verdict verdict() {
    if (verdict == null || verdict.isBlank()) {
      return null;
    }
    for (Verdict each : Verdict.values()) {
      if (each.code().equals(verdict.toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    throw Refusal.malformed("verdict", "It is allow, transform, escalate or deny.");
  }

  private @Nullable Boolean explained() {
    if (explained == null || explained.isBlank()) {
      return null;
    }
    return switch (explained) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw Refusal.malformed("explained", "It is yes or no.");
    };
  }

  private @Nullable String receipt() {
    String text = given(receipt);
    if (text != null && !RECEIPT.matcher(text).matches()) {
      throw Refusal.malformed("receipt", "It is a ledger index, or a leaf hash in base64 or hex.");
    }
    return text;
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() || text.indexOf('\0') >= 0 ? null : text.strip();
  }
}
