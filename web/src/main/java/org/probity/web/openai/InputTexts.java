package org.probity.web.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.probity.web.http.Refusal;

/** The member {@code input}: a text, or a list of texts. */
final class InputTexts {
  /** As many as OpenAI's own endpoints take. */
  private static final int MOST = 2048;

  private static final String INPUT = "input";

  private InputTexts() {}

  /**
   * @return at least one; an empty text is refused, for it has nothing to judge or embed
   * @throws Refusal with 400 if there is none, or something else
   */
  static String[] read(ObjectNode body) {
    JsonNode input = body.get(INPUT);
    List<String> texts = new ArrayList<>();
    if (input instanceof ArrayNode list) {
      if (list.size() > MOST) {
        throw Refusal.malformed(INPUT, "It has at most " + MOST + " texts.");
      }
      list.forEach(each -> texts.add(text(each)));
    } else if (input != null && !input.isNull()) {
      texts.add(text(input));
    }
    if (texts.isEmpty() || texts.contains("")) {
      throw Refusal.malformed(INPUT, "It is a text or a list of texts, none of them empty.");
    }
    return texts.toArray(String[]::new);
  }

  private static String text(JsonNode input) {
    if (input.isTextual()) {
      return input.textValue();
    }
    if (input.isIntegralNumber() || (input.isArray() && !input.isEmpty())) {
      throw Refusal.malformed(
          INPUT, "Token arrays are not taken, for what they say cannot be judged; send the text.");
    }
    if (input instanceof ObjectNode part && part.path("type").asText().equals("text")) {
      JsonNode text = part.get("text");
      if (text != null && text.isTextual()) {
        return text.textValue();
      }
    }
    throw Refusal.malformed(INPUT, "It is a text or a list of texts; nothing else is examined.");
  }
}
