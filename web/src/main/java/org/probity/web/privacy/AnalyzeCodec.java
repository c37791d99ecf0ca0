package org.probity.web.privacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.detection.AdHocRecognizer;
import org.probity.detection.AnalyzeOptions;
import org.probity.detection.Property;
import org.probity.detection.Redaction;
import org.probity.domain.finding.Finding;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Presidio's JSON for what to look for and what was found. Members it does not know pass. */
final class AnalyzeCodec {
  private static final Pattern ENTITY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Placing findings takes time with their number and the text's length. */
  private static final int MAX_RESULTS = 5_000;

  private static final double ROUNDING = 10_000;

  private AnalyzeCodec() {}

  /**
   * @param supported the entity types that may be asked for
   */
  static AnalyzeOptions options(Members request, String text, Set<String> supported) {
    List<AdHocRecognizer> adHoc = AdHocCodec.recognizers(request, text);
    Set<String> known = new HashSet<>(supported);
    known.addAll(Property.entities());
    adHoc.forEach(recognizer -> known.add(recognizer.entity()));
    Set<String> entities = request.texts("entities");
    if (!known.containsAll(entities)) {
      throw Refusal.malformed(
          "entities", "No recogniser knows one of them; see /privacy/supportedentities.");
    }
    return AnalyzeOptions.defaults()
        .withEntities(entities)
        .withScoreThreshold(score(request, "score_threshold", AnalyzeOptions.DEFAULT_THRESHOLD))
        .withAllowList(request.texts("allow_list"))
        .withLanguage(request.textOrNull("language"))
        .withAdHoc(adHoc);
  }

  static double score(Members given, String member, double otherwise) {
    Double score = given.numberOrNull(member);
    if (score != null && !(score >= 0 && score <= 1)) {
      throw Refusal.malformed(given.name(member), "It lies between 0 and 1.");
    }
    return score == null ? otherwise : score;
  }

  static ArrayNode findings(List<Finding> findings, boolean explained) {
    ArrayNode list = Json.mapper().createArrayNode();
    for (Finding finding : findings) {
      ObjectNode line = list.addObject();
      line.put("entity_type", finding.entityType());
      line.put("start", finding.start());
      line.put("end", finding.end());
      double score = Math.round(finding.score() * ROUNDING) / ROUNDING;
      line.put("score", score);
      line.put("recognizer", finding.recognizer());
      if (explained) {
        line.putObject("analysis_explanation")
            .put("recognizer", finding.recognizer())
            .put("score", score)
            .put("textual_explanation", finding.why());
      }
    }
    return list;
  }

  /**
   * @return empty when the request leaves the finding to us
   */
  static Optional<List<Finding>> results(Members request, String text) {
    int length = text.codePointCount(0, text.length());
    return ObjectLists.list(request, "analyzer_results", MAX_RESULTS)
        .map(list -> list.stream().map(given -> finding(given, length)).toList());
  }

  /** What an earlier anonymisation did, or empty when the request does not say. */
  static Optional<List<Redaction.Item>> items(Members request, String text) {
    int length = text.codePointCount(0, text.length());
    return ObjectLists.list(request, "anonymizer_results", MAX_RESULTS)
        .map(list -> list.stream().map(given -> item(given, length)).toList());
  }

  private static Redaction.Item item(Members given, int length) {
    Finding place = finding(given, length);
    return new Redaction.Item(
        place.entityType(), place.start(), place.end(), given.text("operator"));
  }

  private static Finding finding(Members given, int length) {
    String entity = entity(given, "entity_type");
    int start = offset(given, "start");
    int end = offset(given, "end");
    if (start < 0 || end <= start || end > length) {
      throw Refusal.malformed(
          given.path(), "It starts before it ends, both inside the text's code points.");
    }
    return new Finding(entity, start, end, score(given, "score", 1), "caller", "caller");
  }

  static String entity(Members given, String member) {
    String entity = given.text(member);
    if (!ENTITY.matcher(entity).matches()) {
      throw Refusal.malformed(given.name(member), "It is letters, digits, _ and -.");
    }
    return entity;
  }

  private static int offset(Members given, String member) {
    @Nullable Integer offset = given.integerOrNull(member);
    if (offset == null) {
      throw Refusal.malformed(given.name(member), "It is required.");
    }
    return offset;
  }
}
