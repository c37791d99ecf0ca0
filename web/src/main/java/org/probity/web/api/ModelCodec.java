package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.TreeMap;
import org.probity.domain.model.Assurances;
import org.probity.domain.model.ModelCard;
import org.probity.domain.model.ModelVersion;
import org.probity.guard.models.ModelInService;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Model versions as officers see them: registry, card and assurances. */
final class ModelCodec {
  private ModelCodec() {}

  static ObjectNode state(ModelVersion version) {
    ObjectNode json = Json.object();
    json.put("name", version.name());
    json.put("version", version.version());
    json.put("state", version.lifecycle().name().toLowerCase(Locale.ROOT));
    return json;
  }

  static ObjectNode model(ModelInService model) {
    ModelVersion version = model.version();
    Instant activated = version.activatedAt();
    ObjectNode json = state(version);
    json.put("digest", version.digest());
    json.put("hash_verified", model.hashVerified());
    json.put("task", model.manifest().task().code());
    json.put("format", model.manifest().format());
    json.put("registered_at", version.registeredAt().toString());
    json.put("activated_at", activated == null ? null : activated.toString());
    json.put("license_verified", version.licenseVerified());
    json.set("assurances", assurances(version.assurances()));
    json.set("card", card(model.manifest().card()));
    return json;
  }

  static ObjectNode assurances(Assurances assurances) {
    LocalDate audit = assurances.biasAudit;
    ObjectNode json = Json.object();
    json.put("conformity", assurances.conformity);
    json.put("impact_assessment", assurances.impactAssessment);
    json.put("data_provenance", assurances.dataProvenance);
    json.put("copyright_policy", assurances.copyrightPolicy);
    json.put("training_summary", assurances.trainingSummary);
    json.put("cac_filed", assurances.cacFiled);
    json.put("bias_audit", audit == null ? null : audit.toString());
    return json;
  }

  /** Absent members stay as they are; {@code "bias_audit": null} takes the audit away. */
  static void read(Members given, Assurances assurances) {
    given.only(
        "conformity",
        "impact_assessment",
        "data_provenance",
        "copyright_policy",
        "training_summary",
        "cac_filed",
        "bias_audit");
    assurances.conformity = flag(given, "conformity", assurances.conformity);
    assurances.impactAssessment = flag(given, "impact_assessment", assurances.impactAssessment);
    assurances.dataProvenance = flag(given, "data_provenance", assurances.dataProvenance);
    assurances.copyrightPolicy = flag(given, "copyright_policy", assurances.copyrightPolicy);
    assurances.trainingSummary = flag(given, "training_summary", assurances.trainingSummary);
    assurances.cacFiled = flag(given, "cac_filed", assurances.cacFiled);
    if (given.node().has("bias_audit")) {
      String day = given.textOrNull("bias_audit");
      try {
        assurances.biasAudit = day == null ? null : LocalDate.parse(day);
      } catch (DateTimeException e) {
        throw Refusal.malformed("bias_audit", "It is a day, as 2026-01-31.");
      }
    }
  }

  private static boolean flag(Members given, String member, boolean earlier) {
    Boolean flag = given.flagOrNull(member);
    return flag == null ? earlier : flag;
  }

  private static ObjectNode card(ModelCard card) {
    ObjectNode json = Json.object();
    json.put("license", card.license());
    json.put("risk_tier", card.riskTier().name().toLowerCase(Locale.ROOT));
    card.purposes().forEach(json.putArray("purposes")::add);
    ArrayNode data = json.putArray("training_data");
    card.trainingData()
        .forEach(
            set ->
                data.addObject()
                    .put("name", set.name())
                    .put("license", set.license())
                    .put("url", set.url()));
    ObjectNode metrics = json.putObject("metrics");
    new TreeMap<>(card.metrics()).forEach(metrics::put);
    json.put("limitations", card.limitations());
    json.put("gpai", card.gpai());
    json.put("external", card.external());
    return json;
  }
}
