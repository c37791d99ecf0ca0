package org.probity.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table of decisions, made from nothing but leaves, so that whoever has the entries can make it
 * again. RFC 4180 with LF; a cell that a spreadsheet would take for a formula begins with an
 * apostrophe.
 */
public final class DecisionsCsv {
  private static final String FORMULA_STARTS = "=+-@\t\r";

  private static final String SPECIAL = ",\"\n\r";

  private DecisionsCsv() {}

  public static String header() {
    return "index,time,decision_id,verdict,rules,model,model_version,model_digest,policy_pack,"
        + "evaluation_date,actor,explanation_digest,leaf_hash\n";
  }

  /**
   * @return the line of a decision; empty for an entry of another type
   */
  public static Optional<String> line(long index, JsonNode leaf, Hash leafHash) {
    if (!leaf.path("type").asText().equals("decision")) {
      return Optional.empty();
    }
    List<String> rules = new ArrayList<>();
    leaf.path("rules")
        .forEach(rule -> rules.add(rule.path("id").asText() + ":" + rule.path("effect").asText()));
    JsonNode model = leaf.path("model");
    List<String> cells =
        List.of(
            Long.toString(index),
            leaf.path("time").asText(),
            leaf.path("decision_id").asText(),
            leaf.path("verdict").asText(),
            String.join(" ", rules),
            model.path("name").asText(),
            model.path("version").asText(),
            model.path("digest").asText(),
            leaf.path("policy_pack").asText(),
            leaf.path("evaluation_date").asText(),
            leaf.path("actor").asText(),
            leaf.path("explanation_digest").asText(),
            leafHash.base64());
    return Optional.of(
        cells.stream().map(DecisionsCsv::cell).collect(Collectors.joining(",", "", "\n")));
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    String safe = formula ? "'" + text : text;
    return isQuoted(safe) ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }

  private static boolean isQuoted(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (SPECIAL.indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }
}
