package org.probity.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.probity.domain.tensor.Tensor;

/** What is asked: requests that the shipped rules let through, never the same text twice. */
public enum LoadCase {
  /** A text that fills the model's 128 word pieces, as a long comment does. */
  TOXICITY("toxicity-minilm", "content-moderation"),
  EMBEDDING("minilm", "demo"),
  MAIL("mail-gru", "mail-filtering"),
  IMAGE("fashion-cnn", "image-classification");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PIXELS = 28 * 28;

  /** Some 120 word pieces, full stops among them. */
  private static final int WORDS = 104;

  private static final int FEW_WORDS = 12;

  private final String model;
  private final String purpose;

  LoadCase(String model, String purpose) {
    this.model = model;
    this.purpose = purpose;
  }

  public String model() {
    return model;
  }

  boolean text() {
    return this != IMAGE;
  }

  /** For the host. */
  List<Tensor> tensors(Random random) {
    if (text()) {
      return List.of(Tensor.texts("text", Sentences.of(WORDS, random)));
    }
    return List.of(Tensor.floats("image", pixels(random), 1, 1, 28, 28));
  }

  /** For {@code POST /v2/models/…/infer}. */
  String body(Random random) {
    return body(random, WORDS);
  }

  /** The same with a short text, of which many more go through in a time. */
  String briefBody(Random random) {
    return body(random, FEW_WORDS);
  }

  private String body(Random random, int words) {
    Object data = text() ? List.of(Sentences.of(words, random)) : pixels(random);
    Map<String, Object> input =
        Map.of(
            "name", text() ? "text" : "image",
            "datatype", text() ? "BYTES" : "FP32",
            "shape", text() ? new int[] {1} : new int[] {1, 1, 28, 28},
            "data", data);
    try {
      return JSON.writeValueAsString(
          Map.of("inputs", List.of(input), "parameters", Map.of("purpose", purpose)));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** To two decimals, as eight bits of grey would be sent. */
  private static float[] pixels(Random random) {
    float[] pixels = new float[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      pixels[i] = random.nextInt(100) / 100f;
    }
    return pixels;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
