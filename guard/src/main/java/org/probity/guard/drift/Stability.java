package org.probity.guard.drift;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the traffic of a span of time is from that of another.
 *
 * @param referenced decisions read of the span that it is held against
 * @param seen decisions read of the span itself
 * @param parts what drifts most first
 */
public record Stability(int referenced, int seen, List<Part> parts) {
  /** From here on a shift is worth a look (N. Siddiqi, Credit Risk Scorecards, 2006). */
  public static final double MODERATE = 0.1;

  /** From here on it is significant (ibid.), and OVS-06 counts it. */
  public static final double SIGNIFICANT = 0.25;

  public Stability {
    parts = List.copyOf(parts);
  }

  /**
   * One quantity.
   *
   * @param kind {@code input} or {@code output}
   * @param name of the quantity, as {@code features[3]}, {@code text length} or {@code label}
   * @param psi the index; null if too few were read
   * @param chance below which chance alone keeps it in 95 of 100 cases; null as the index
   */
  public record Part(
      String kind, String name, @Nullable Double psi, @Nullable Double chance, List<Bin> bins) {
    public Part {
      bins = List.copyOf(bins);
    }
  }

  /**
   * A span of values and how many fell into it.
   *
   * @param name of a label, or the span's bounds
   */
  public record Bin(String name, long referenced, long seen) {}
}
