package org.probity.reports.forms;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A form as JSON; {@code form.schema.json} in the bundle says what it consists of. */
public final class FormJson {
  private static final ObjectMapper JSON = new ObjectMapper();

  private FormJson() {}

  /** Passes on the decisions about a person, one after another. */
  @FunctionalInterface
  public interface Decisions {
    void each(Each decision) throws IOException;

    /** Takes one. */
    @FunctionalInterface
    interface Each {
      void take(PersonDecision decision) throws IOException;
    }
  }

  /**
   * @param decisions of a form about a person, else null
   */
  public static void write(
      FormReport report, FormHead head, @Nullable Decisions decisions, OutputStream out)
      throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      for (var member : head(report, head).properties()) {
        json.writeObjectField(member.getKey(), member.getValue());
      }
      json.writeArrayFieldStart("lines");
      for (Answer answer : report.answers()) {
        json.writeObject(line(report.words(), answer));
      }
      json.writeEndArray();
      if (decisions != null) {
        json.writeArrayFieldStart("decisions");
        decisions.each(
            decision ->
                json.writeObject(
                    report.form() == Form.EXPLANATION ? decision.explained() : decision.copy()));
        json.writeEndArray();
      }
      json.writeEndObject();
    }
  }

  private static ObjectNode head(FormReport report, FormHead head) {
    FormText text = report.text();
    ObjectNode json = JSON.createObjectNode();
    json.put("v", 1);
    json.put("form", report.form().code());
    json.put("title", text.title());
    json.put("title_zh", text.titleZh());
    json.put("law", text.law());
    json.put("law_zh", text.lawZh());
    json.put("note", text.note());
    json.put("note_zh", text.noteZh());
    json.put("created", head.created().truncatedTo(ChronoUnit.SECONDS).toString());
    json.put("log", head.checkpoint().origin());
    json.put("tree_size", head.checkpoint().size());
    json.put("from_index", head.request().range().from());
    json.put("to_index", head.request().range().to());
    json.put("complete", head.request().complete());
    return json;
  }

  private static ObjectNode line(Words words, Answer answer) {
    FormText.Line line = answer.line();
    ObjectNode json = JSON.createObjectNode();
    json.put("clause", line.clause());
    json.put("asks", line.asks());
    json.put("asks_zh", line.asksZh());
    json.put("status", answer.status().code());
    json.put("status_zh", words.status(answer.status()).zh());
    ArrayNode facts = json.putArray("facts");
    for (Fact fact : answer.facts()) {
      ObjectNode each = facts.addObject();
      each.put("name", words.fact(fact.kind()).en());
      each.put("name_zh", words.fact(fact.kind()).zh());
      each.put("of", fact.of());
      each.set("value", JSON.valueToTree(fact.value()));
      each.put("index", fact.index());
    }
    ArrayNode entries = json.putArray("entries");
    for (Answer.Shown shown : answer.entries()) {
      ObjectNode each = entries.addObject();
      each.put("shows", shown.what().en());
      each.put("shows_zh", shown.what().zh());
      each.put("count", shown.hits().count());
      each.put("first_index", shown.hits().first());
      each.put("last_index", shown.hits().last());
      shown.hits().indexes().forEach(each.withArray("indexes")::add);
    }
    if (!line.lacks().isEmpty()) {
      json.put("not_evidenced", line.lacks());
      json.put("not_evidenced_zh", line.lacksZh());
    }
    return json;
  }
}
