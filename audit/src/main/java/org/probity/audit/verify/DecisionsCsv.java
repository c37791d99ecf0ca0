package org.probity.audit.verify;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * The table of decisions, made from nothing but leaves, so that whoever has the entries can make it
 * again. RFC 4180 with LF; a cell that a spreadsheet would take for a formula begins with an
 * apostrophe.
 */
public final class DecisionsCsv {
  private static final String FORMULA_STARTS = "=+-@\t\r";

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
    JsonNode model = leaf.path("model");
    StringBuilder line = new StringBuilder(512);
    line.append(index);
    cell(line, leaf.path("time").asText());
    cell(line, leaf.path("decision_id").asText());
    cell(line, leaf.path("verdict").asText());
    cell(line, rules(leaf.path("rules")));
    cell(line, model.path("name").asText());
    cell(line, model.path("version").asText());
    cell(line, model.path("digest").asText());
    cell(line, leaf.path("policy_pack").asText());
    cell(line, leaf.path("evaluation_date").asText());
    cell(line, leaf.path("actor").asText());
    cell(line, leaf.path("explanation_digest").asText());
    cell(line, leafHash.base64());
    return Optional.of(line.append('\n').toString());
  }

  private static String rules(JsonNode fired) {
    StringBuilder rules = new StringBuilder();
    for (JsonNode rule : fired) {
      rules.append(rules.isEmpty() ? "" : " ").append(rule.path("id").asText());
      rules.append(':').append(rule.path("effect").asText());
    }
    return rules.toString();
  }

  private static void cell(StringBuilder line, String text) {
    line.append(',');
    if (!text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0) {
      quoted(line, "'" + text);
    } else {
      quoted(line, text);
    }
  }

  private static void quoted(StringBuilder line, String text) {
    if (isQuoted(text)) {
      line.append('"').append(text.replace("\"", "\"\"")).append('"');
    } else {
      line.append(text);
    }
  }

  private static boolean isQuoted(String text) {
    return text.indexOf(',') >= 0
        || text.indexOf('"') >= 0
        || text.indexOf('\n') >= 0
        || text.indexOf('\r') >= 0;
  }
}
