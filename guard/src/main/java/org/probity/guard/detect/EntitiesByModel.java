package org.probity.guard.detect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
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
 * in another language only what it is sure of counts, and the text is said to be of a language that
 * it does not know.
 */
public final class EntitiesByModel implements NameFinder {
  public static final String MODEL = "entities-minilm";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ENTITIES =
      Set.of("PERSON", "LOCATION", "ADDRESS", "ORGANIZATION", "NRP");
  private static final double SURE = 0.9;
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
    List<Finding> found = findings(answer.get().texts()[0]);
    return Languages.english(text)
        ? new Names(whole(text, found), Reading.WHOLE)
        : new Names(whole(text, credible(text, found)), Reading.OTHER_LANGUAGE);
  }

  /** Of a language that the model does not know, what it is sure of and could read at all. */
  private static List<Finding> credible(String text, List<Finding> found) {
    int[] points = text.codePoints().toArray();
    return found.stream()
        .filter(finding -> finding.score() >= SURE)
        .filter(
            finding ->
                Arrays.stream(points, finding.start(), finding.end())
                    .filter(Character::isLetter)
                    .allMatch(c -> UnicodeScript.of(c) == UnicodeScript.LATIN))
        .toList();
  }

  /**
   * What only a space parts is one: two names of one kind never stand so, parts of addresses do.
   */
  private static List<Finding> whole(String text, List<Finding> parts) {
    int[] points = text.codePoints().toArray();
    List<Finding> whole = new ArrayList<>();
    for (Finding part : parts) {
      Finding last = whole.isEmpty() ? part : whole.get(whole.size() - 1);
      boolean near = last.end() + 1 == part.start() && points[last.end()] == ' ';
      boolean name = !part.entityType().equals("ADDRESS");
      if (near && name && last.entityType().equals(part.entityType())) {
        whole.set(whole.size() - 1, joined(last, part));
      } else {
        whole.add(part);
      }
    }
    return whole;
  }

  private static Finding joined(Finding first, Finding second) {
    double weighed = first.score() * first.length() + second.score() * second.length();
    return new Finding(
        first.entityType(),
        first.start(),
        second.end(),
        weighed / (first.length() + second.length()),
        MODEL,
        WHY);
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
