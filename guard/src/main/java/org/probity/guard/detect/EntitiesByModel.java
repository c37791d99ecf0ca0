package org.probity.guard.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.probity.detection.DetectionException;
import org.probity.detection.Languages;
import org.probity.detection.NameFinder;
import org.probity.domain.finding.Finding;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;

/**
 * Names and addresses by the shipped model that tags tokens. It was trained on English: of a text
 * in another language it finds what it can, and says that it does not know the language.
 */
public final class EntitiesByModel implements NameFinder {
  public static final String MODEL = "entities-minilm";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ENTITIES =
      Set.of("PERSON", "LOCATION", "ADDRESS", "ORGANIZATION", "NRP");
  private static final String WHY = "the words and those around them, by the model " + MODEL;

  private final Function<Tensor, Optional<Tensor>> model;

  /**
   * @param model from {@code text} to {@code entities}; empty when it is not in service
   */
  public EntitiesByModel(Function<Tensor, Optional<Tensor>> model) {
    this.model = model;
  }

  /** By the model in service, whichever version that is. */
  public static EntitiesByModel inService(Models models) {
    return new EntitiesByModel(
        text ->
            models
                .find(MODEL, null)
                .filter(found -> found.served() != null)
                .map(found -> answer(models, found, text)));
  }

  private static Tensor answer(Models models, ModelInService model, Tensor text) {
    return models.infer(model, List.of(text)).get(0);
  }

  @Override
  public Set<String> entities() {
    return ENTITIES;
  }

  @Override
  public Names find(String text) {
    if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
      return new Names(List.of(), Reading.WHOLE);
    }
    Optional<Tensor> answer = model.apply(Tensor.texts("text", text));
    if (answer.isEmpty()) {
      return new Names(List.of(), Reading.NOT_READ);
    }
    Reading reading = Languages.english(text) ? Reading.WHOLE : Reading.OTHER_LANGUAGE;
    return new Names(findings(answer.get().texts()[0]), reading);
  }

  private static List<Finding> findings(String answer) {
    List<Finding> findings = new ArrayList<>();
    try {
      for (JsonNode span : JSON.readTree(answer)) {
        String type = span.path("entity_type").asText();
        if (ENTITIES.contains(type)) {
          findings.add(
              new Finding(
                  type,
                  span.path("start").asInt(),
                  span.path("end").asInt(),
                  span.path("score").asDouble(),
                  MODEL,
                  WHY));
        }
      }
    } catch (JsonProcessingException e) {
      throw new DetectionException("The model " + MODEL + " gave no list of spans.");
    }
    return findings;
  }
}
