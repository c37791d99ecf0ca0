package org.probity.web.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.domain.record.ProcessingRecord;
import org.probity.domain.record.ProcessingRecords;
import org.probity.domain.record.ProcessingTerms;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Processing records as JSON, with the terms' names in snake_case. */
final class TermsCodec {
  private static final Set<String> BASES =
      Set.of(
          "none",
          "consent",
          "contract",
          "legal-obligation",
          "vital-interests",
          "public-task",
          "legitimate-interests");

  /** As the fact {@code r.transferBasis} lists them. */
  private static final Set<String> TRANSFER_BASES =
      Set.of(
          "none",
          "adequacy",
          "scc",
          "bcr",
          "cac-assessment",
          "cac-contract",
          "cac-cert",
          "cac-exempt");

  private static final Pattern JURISDICTION = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");
  private static final int MAX_DAYS = 36_500;

  private TermsCodec() {}

  /**
   * @param earlier what stands for the members that are absent
   */
  static ProcessingTerms read(Members given, ProcessingTerms earlier, ProcessingRecords register) {
    given.only(
        "personal_data",
        "legal_basis",
        "notice_given",
        "jurisdictions",
        "disclosed_purposes",
        "transfer_basis",
        "transfer_countries",
        "retention_days",
        "commercial_use",
        "public_service",
        "adults_only",
        "significant_effect",
        "solely_automated",
        "human_review",
        "prompt_reuse",
        "ai_disclosed",
        "editorial_review",
        "group_attributes");
    ProcessingTerms terms = new ProcessingTerms();
    terms.personalData = flag(given, "personal_data", earlier.personalData);
    terms.legalBasis = oneOf(given, "legal_basis", BASES, earlier.legalBasis);
    terms.noticeGiven = flag(given, "notice_given", earlier.noticeGiven);
    terms.jurisdictions = places(given, "jurisdictions", earlier.jurisdictions);
    terms.disclosedPurposes = purposes(given, earlier.disclosedPurposes, register);
    terms.transferBasis = oneOf(given, "transfer_basis", TRANSFER_BASES, earlier.transferBasis);
    terms.transferCountries = places(given, "transfer_countries", earlier.transferCountries);
    terms.retentionDays = days(given, earlier.retentionDays);
    terms.commercialUse = flag(given, "commercial_use", earlier.commercialUse);
    terms.publicService = flag(given, "public_service", earlier.publicService);
    terms.adultsOnly = flag(given, "adults_only", earlier.adultsOnly);
    terms.significantEffect = flag(given, "significant_effect", earlier.significantEffect);
    terms.solelyAutomated = flag(given, "solely_automated", earlier.solelyAutomated);
    terms.humanReview = flag(given, "human_review", earlier.humanReview);
    terms.promptReuse = flag(given, "prompt_reuse", earlier.promptReuse);
    terms.aiDisclosed = flag(given, "ai_disclosed", earlier.aiDisclosed);
    terms.editorialReview = flag(given, "editorial_review", earlier.editorialReview);
    terms.groupAttributes = groupAttributes(given, earlier.groupAttributes);
    return terms;
  }

  static ObjectNode record(ProcessingRecord record) {
    ObjectNode json = Json.object();
    json.put("id", record.id().toString());
    json.put("application", record.application());
    json.put("purpose", record.purpose());
    json.put("state", record.state().name().toLowerCase(Locale.ROOT));
    json.put("proposed_by", record.proposedBy());
    json.put("proposed_at", record.proposedAt().toString());
    json.put("approved_by", record.approvedBy());
    json.set("terms", terms(record.terms()));
    return json;
  }

  static ObjectNode terms(ProcessingTerms terms) {
    ObjectNode json = Json.object();
    json.put("personal_data", terms.personalData);
    json.put("legal_basis", terms.legalBasis);
    json.put("notice_given", terms.noticeGiven);
    put(json, "jurisdictions", terms.jurisdictions);
    put(json, "disclosed_purposes", terms.disclosedPurposes);
    json.put("transfer_basis", terms.transferBasis);
    put(json, "transfer_countries", terms.transferCountries);
    json.put("retention_days", terms.retentionDays);
    json.put("commercial_use", terms.commercialUse);
    json.put("public_service", terms.publicService);
    json.put("adults_only", terms.adultsOnly);
    json.put("significant_effect", terms.significantEffect);
    json.put("solely_automated", terms.solelyAutomated);
    json.put("human_review", terms.humanReview);
    json.put("prompt_reuse", terms.promptReuse);
    json.put("ai_disclosed", terms.aiDisclosed);
    json.put("editorial_review", terms.editorialReview);
    json.put("group_attributes", terms.groupAttributes);
    return json;
  }

  private static void put(ObjectNode json, String name, Set<String> codes) {
    new TreeSet<>(codes).forEach(json.putArray(name)::add);
  }

  private static boolean flag(Members given, String member, boolean earlier) {
    Boolean flag = given.flagOrNull(member);
    return flag == null ? earlier : flag;
  }

  private static String oneOf(Members given, String member, Set<String> known, String earlier) {
    String code = given.textOrNull(member);
    if (code == null) {
      return earlier;
    }
    if (!known.contains(code)) {
      throw Refusal.malformed(
          member, "It is one of " + String.join(", ", new TreeSet<>(known)) + ".");
    }
    return code;
  }

  private static Set<String> places(Members given, String member, Set<String> earlier) {
    if (!given.has(member)) {
      return earlier;
    }
    Set<String> codes = given.texts(member);
    if (!codes.stream().allMatch(code -> JURISDICTION.matcher(code).matches())) {
      throw Refusal.malformed(member, "It lists ISO 3166 codes, EU or US-NYC.");
    }
    return codes;
  }

  private static Set<String> purposes(
      Members given, Set<String> earlier, ProcessingRecords register) {
    if (!given.has("disclosed_purposes")) {
      return earlier;
    }
    Set<String> codes = given.texts("disclosed_purposes");
    codes.forEach(code -> Codes.name("disclosed_purposes", code));
    if (!codes.stream().allMatch(code -> register.purpose(code).isPresent())) {
      throw Refusal.malformed("disclosed_purposes", "It lists purposes of the register.");
    }
    return codes;
  }

  private static int days(Members given, int earlier) {
    Integer days = given.integerOrNull("retention_days");
    if (days == null) {
      return earlier;
    }
    if (days < 1 || days > MAX_DAYS) {
      throw Refusal.malformed("retention_days", "It lies between 1 and " + MAX_DAYS + ".");
    }
    return days;
  }

  /** Explicit null takes the rule away. */
  private static @Nullable String groupAttributes(Members given, @Nullable String earlier) {
    if (!given.node().has("group_attributes")) {
      return earlier;
    }
    String code = given.textOrNull("group_attributes");
    return code == null ? null : Codes.name("group_attributes", code);
  }
}
