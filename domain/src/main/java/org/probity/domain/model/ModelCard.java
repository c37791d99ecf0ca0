package org.probity.domain.model;

import java.util.List;
import java.util.Map;

/**
 * What a model's maker says of it (Mitchell et al. 2019).
 *
 * @param license SPDX expression
 * @param purposes the intended purposes, as codes of the purpose register
 * @param metrics held-out figures by name
 * @param gpai whether it is a general-purpose AI model (AI Act 3(63))
 * @param external whether it runs outside the organisation
 */
public record ModelCard(
    String license,
    RiskTier riskTier,
    List<String> purposes,
    List<TrainingData> trainingData,
    Map<String, Double> metrics,
    String limitations,
    boolean gpai,
    boolean external) {

  public ModelCard {
    purposes = List.copyOf(purposes);
    trainingData = List.copyOf(trainingData);
    metrics = Map.copyOf(metrics);
  }

  /** A set the model was trained on, with its licence and where it is public. */
  public record TrainingData(String name, String license, String url) {}
}
