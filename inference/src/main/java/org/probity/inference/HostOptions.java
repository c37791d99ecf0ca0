package org.probity.inference;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.model.ModelLimits;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.Task;

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
   * @param waiting most items of one model that wait or are computed
   * @param batch most items in one call of a network
   * @param batchDelayMillis how long a first item waits for company while nothing else is to do
   * @param bytes native memory that all computations under way may take
   */
  public record Limits(
      int items,
      int values,
      int tokens,
      int seconds,
      int waiting,
      int batch,
      int batchDelayMillis,
      long bytes) {
    /**
     * 4 million numbers are 5,000 images of 28×28, and 16 MB. The longest piece, eight gradients of
     * a text of 512 tokens, takes some four seconds. A batch larger than 16 gains nothing on a
     * processor; waiting for company costs more than it gains where clients wait for answers.
     */
    public static final Limits DEFAULT =
        new Limits(1024, 4_000_000, 512, 60, 1024, 16, 0, 2L << 30);

    /**
     * The host's, lowered where the model asks for less; the delay is the model's to choose. The
     * pictures of one request hold no more numbers than an input may.
     */
    public Limits within(ModelManifest model) {
      ModelLimits asked = model.limits();
      int pictures =
          model.task() == Task.IMAGE_GENERATION
              ? Math.max(1, values / size(model.outputs().get(0).shape()))
              : Integer.MAX_VALUE;
      return new Limits(
          Math.min(pictures, least(items, asked.items())),
          values,
          least(tokens, asked.tokens()),
          least(seconds, asked.seconds()),
          least(waiting, asked.waiting()),
          Math.min(pictures, least(batch, asked.batch())),
          asked.batchDelayMillis() == null ? batchDelayMillis : asked.batchDelayMillis(),
          bytes);
    }

    /** Of one item. */
    private static int size(List<Long> shape) {
      return Math.toIntExact(shape.stream().skip(1).reduce(1L, Math::multiplyExact));
    }

    private static int least(int host, @Nullable Integer model) {
      return model == null ? host : Math.min(host, model);
    }
  }
}
