package org.probity.inference;

import java.nio.file.Path;

/**
 * How models are hosted.
 *
 * @param nativeDir where native libraries are unpacked; kept between starts
 * @param encoder folder of the model that adapters of other models are merged into ({@code minilm})
 * @param threads native threads per computation; requests are what runs in parallel
 * @param limits bounds on one request
 */
public record HostOptions(Path nativeDir, Path encoder, int threads, Limits limits) {

  /** One native thread: two on a busy two-core machine collapse (facts, DJL on PyTorch). */
  public static HostOptions serving(Path nativeDir, Path encoder) {
    return new HostOptions(nativeDir, encoder, 1, Limits.DEFAULT);
  }

  /**
   * @param items most items in one request
   * @param values most numbers in one input tensor
   * @param tokens most positions of one sequence
   * @param seconds how long one piece of a computation may take; a text, a row, a batch of points
   * @param bytes native memory that all computations under way may take
   */
  public record Limits(int items, int values, int tokens, int seconds, long bytes) {
    /**
     * 4 million numbers are 5,000 images of 28×28, and 16 MB. The longest piece, eight gradients of
     * a text of 512 tokens, takes some four seconds.
     */
    public static final Limits DEFAULT = new Limits(1024, 4_000_000, 512, 60, 2L << 30);
  }
}
