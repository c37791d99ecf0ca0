package org.probity.inference.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The sentences with labelled entities of Microsoft's presidio-research, made from templates.
 *
 * @param templates which template each text was made from
 * @param addressed how many forms of address each text labels as a person; they are not among the
 *     texts' spans
 */
record TaggedTemplates(List<TaggedText> texts, int[] templates, int[] addressed) {
  private static final String PERSON = "PERSON";

  /** The set labels a form of address now as PREFIX, now as a PERSON of its own. */
  private static final Set<String> FORMS_OF_ADDRESS =
      Set.of("mr.", "mrs.", "ms.", "miss", "dr.", "mx.", "ind.");

  static TaggedTemplates read(Path json) throws IOException {
    List<TaggedText> texts = new ArrayList<>();
    List<Integer> templates = new ArrayList<>();
    List<Integer> addressed = new ArrayList<>();
    for (JsonNode entry : new ObjectMapper().readTree(json.toFile())) {
      List<TaggedText.Span> spans = new ArrayList<>();
      int forms = 0;
      for (JsonNode span : entry.path("spans")) {
        String value = span.path("entity_value").asText();
        String type = span.path("entity_type").asText();
        if (!FORMS_OF_ADDRESS.contains(value.toLowerCase(Locale.ROOT))) {
          spans.add(
              new TaggedText.Span(
                  type, span.path("start_position").asInt(), span.path("end_position").asInt()));
        } else if (type.equals(PERSON)) {
          forms++;
        }
      }
      texts.add(new TaggedText(entry.path("full_text").asText(), spans));
      templates.add(entry.path("template_id").asInt());
      addressed.add(forms);
    }
    return new TaggedTemplates(texts, ints(templates), ints(addressed));
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
