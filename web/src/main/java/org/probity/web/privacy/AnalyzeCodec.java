package org.probity.web.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.detection.AnalyzeOptions;
import org.probity.detection.Detector;
import org.probity.domain.finding.Finding;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Presidio's JSON for what to look for and what was found. Members it does not know pass. */
final class AnalyzeCodec {
  private static final Pattern ENTITY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Placing findings takes time with their number and the text's length. */
  private static final int MAX_RESULTS = 5_000;

  private AnalyzeCodec() {}

  static AnalyzeOptions options(Members request) {
    JsonNode adHoc = request.node().get("ad_hoc_recognizers");
    if (adHoc != null && !adHoc.isNull() && !adHoc.isEmpty()) {
      throw Refusal.malformed("ad_hoc_recognizers", "They are not supported yet.");
    }
    Set<String> entities = request.texts("entities");
    if (!Detector.supportedEntities().containsAll(entities)) {
      throw Refusal.malformed(
          "entities", "No recogniser knows one of them; see /privacy/supportedentities.");
    }
    Double threshold = request.numberOrNull("score_threshold");
    double least = threshold == null ? AnalyzeOptions.DEFAULT_THRESHOLD : threshold;
    if (!(least >= 0 && least <= 1)) {
      throw Refusal.malformed("score_threshold", "It lies between 0 and 1.");
    }
    return AnalyzeOptions.defaults()
        .withEntities(entities)
        .withScoreThreshold(least)
        .withAllowList(request.texts("allow_list"))
        .withLanguage(request.textOrNull("language"))
        .withKeepContained(least == 0);
  }

  static ArrayNode findings(List<Finding> findings, boolean explained) {
    ArrayNode list = Json.mapper().createArrayNode();
    for (Finding finding : findings) {
      ObjectNode line = list.addObject();
      line.put("entity_type", finding.entityType());
      line.put("start", finding.start());
      line.put("end", finding.end());
      line.put("score", finding.score());
      line.put("recognizer", finding.recognizer());
      if (explained) {
        line.putObject("analysis_explanation")
            .put("recognizer", finding.recognizer())
            .put("score", finding.score())
            .put("textual_explanation", finding.why());
      }
    }
    return list;
  }

  /**
   * @return empty when the request leaves the finding to us
   */
  static Optional<List<Finding>> results(Members request, String text) {
    JsonNode value = request.node().get("analyzer_results");
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isArray()) {
      throw Refusal.malformed("analyzer_results", "It is a list of objects.");
    }
    if (value.size() > MAX_RESULTS) {
      throw new Refusal(413, "It has more than " + MAX_RESULTS + " findings.", "analyzer_results");
    }
    int length = text.codePointCount(0, text.length());
    List<Finding> findings = new ArrayList<>();
    for (JsonNode each : value) {
      String path = "analyzer_results[" + findings.size() + "]";
      if (!(each instanceof ObjectNode object)) {
        throw Refusal.malformed(path, "It is an object.");
      }
      findings.add(finding(new Members(object, path), length));
    }
    return Optional.of(findings);
  }

  private static Finding finding(Members given, int length) {
    String entity = given.text("entity_type");
    if (!ENTITY.matcher(entity).matches()) {
      throw Refusal.malformed(given.name("entity_type"), "It is letters, digits, _ and -.");
    }
    int start = offset(given, "start");
    int end = offset(given, "end");
    if (start < 0 || end <= start || end > length) {
      throw Refusal.malformed(
          given.path(), "It starts before it ends, both inside the text's code points.");
    }
    Double score = given.numberOrNull("score");
    if (score != null && !(score >= 0 && score <= 1)) {
      throw Refusal.malformed(given.name("score"), "It lies between 0 and 1.");
    }
    return new Finding(entity, start, end, score == null ? 1 : score, "caller", "caller");
  }

  private static int offset(Members given, String member) {
    @Nullable Integer offset = given.integerOrNull(member);
    if (offset == null) {
      throw Refusal.malformed(given.name(member), "It is required.");
    }
    return offset;
  }
}
