package org.probity.launcher.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;

/** Bodies of the Open Inference Protocol. */
public final class Bodies {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Bodies() {}

  /**
   * One text.
   *
   * @param parameters members as JSON, without braces: {@code "purpose": "demo"}
   */
  public static String text(String text, String parameters) {
    return """
        {"inputs": [{"name": "text", "datatype": "BYTES", "shape": [1], "data": [%s]}],
         "parameters": {%s}}"""
        .formatted(quoted(text), parameters);
  }

  /** One applicant of credit-mlp, each feature a half. */
  public static String credit(String parameters) {
    return credits(1, parameters);
  }

  /** Several of them in one request. */
  public static String credits(int applicants, String parameters) {
    return """
        {"inputs": [{"name": "features", "datatype": "FP32", "shape": [%d, 61], "data": [%s]}],
         "parameters": {%s}}"""
        .formatted(applicants, halves(applicants * 61), parameters);
  }

  /** One grey image of fashion-cnn. */
  public static String image(String parameters) {
    return """
        {"inputs": [{"name": "image", "datatype": "FP32", "shape": [1, 1, 28, 28], "data": [%s]}],
         "parameters": {%s}}"""
        .formatted(halves(784), parameters);
  }

  private static String halves(int count) {
    return String.join(",", Collections.nCopies(count, "0.5"));
  }

  private static String quoted(String text) {
    try {
      return JSON.writeValueAsString(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
