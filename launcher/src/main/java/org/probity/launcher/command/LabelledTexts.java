package org.probity.launcher.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.probity.domain.finding.Neighbours.Place;
import org.probity.launcher.LauncherException;

/**
 * Texts with labels in the form of Presidio's research tools: a list of {@code {"full_text",
 * "spans": [{"entity_type", "start_position", "end_position"}]}}, places in code points.
 */
final class LabelledTexts {
  private LabelledTexts() {}

  record LabelledText(String text, List<Place> labels) {}

  /**
   * @param names entity types of the file by those of ours
   */
  static List<LabelledText> read(Path file, Map<String, String> names) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new LauncherException("%s is not JSON.", file).because(e);
    } catch (IOException e) {
      throw new LauncherException("%s cannot be read.", file).because(e);
    }
    if (!root.isArray() || root.isEmpty()) {
      throw new LauncherException("%s holds no list of labelled texts.", file);
    }
    List<LabelledText> texts = new ArrayList<>();
    for (JsonNode each : root) {
      texts.add(text(file, texts.size(), each, names));
    }
    return texts;
  }

  private static LabelledText text(Path file, int index, JsonNode node, Map<String, String> names) {
    if (!node.path("full_text").isTextual() || !node.path("spans").isArray()) {
      throw new LauncherException("%s: entry %d lacks full_text or spans.", file, index);
    }
    List<Place> labels = new ArrayList<>();
    for (JsonNode span : node.get("spans")) {
      JsonNode start = span.path("start_position");
      JsonNode end = span.path("end_position");
      if (!start.canConvertToInt()
          || !end.canConvertToInt()
          || !span.path("entity_type").isTextual()) {
        throw new LauncherException("%s: entry %d has a span without a place.", file, index);
      }
      String type = span.get("entity_type").textValue();
      labels.add(new Place(names.getOrDefault(type, type), start.intValue(), end.intValue()));
    }
    return new LabelledText(node.get("full_text").textValue(), labels);
  }
}
