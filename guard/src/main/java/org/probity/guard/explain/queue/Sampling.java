package org.probity.guard.explain.queue;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which share of a model's answers is explained afterwards: {@code toxicity-minilm=0.01,*=0.001}, a
 * star for every other model. Which answers those are follows from their ids alone.
 */
public final class Sampling {
  private static final String OTHERS = "*";

  /** The lower 62 bits of a UUIDv7 are random (RFC 9562 section 5.7). */
  private static final int RANDOM_BITS = 62;

  private static final long RANDOM = (1L << RANDOM_BITS) - 1;

  private final Map<String, Double> shares;

  private Sampling(Map<String, Double> shares) {
    this.shares = Map.copyOf(shares);
  }

  /** Nothing. */
  public static Sampling none() {
    return new Sampling(Map.of());
  }

  /**
   * @throws IllegalArgumentException if it is not written as above, with shares from 0 to 1
   */
  public static Sampling parse(String text) {
    Map<String, Double> shares = new HashMap<>();
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        String[] sides = part.split("=", -1);
        if (sides.length != 2 || sides[0].isBlank()) {
          throw malformed(null);
        }
        shares.put(sides[0].strip(), share(sides[1].strip()));
      }
    }
    return new Sampling(shares);
  }

  private static double share(String text) {
    try {
      double share = Double.parseDouble(text);
      if (share >= 0 && share <= 1) {
        return share;
      }
    } catch (NumberFormatException e) {
      throw malformed(e);
    }
    throw malformed(null);
  }

  private static IllegalArgumentException malformed(@Nullable NumberFormatException cause) {
    return new IllegalArgumentException(
        "Samples of explanations are written model=share, commas between, shares from 0 to 1.",
        cause);
  }

  boolean takes(String model, UUID decision) {
    Double share = shares.getOrDefault(model, shares.getOrDefault(OTHERS, 0.0));
    return (decision.getLeastSignificantBits() & RANDOM) < share * Math.scalb(1.0, RANDOM_BITS);
  }
}
