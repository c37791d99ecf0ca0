package org.probity.domain.model;

import org.jspecify.annotations.Nullable;

/**
 * What one model takes at most, where it is less than its host allows; null leaves it to the host.
 *
 * @param items in one request
 * @param tokens positions of one sequence
 * @param seconds that one piece of a computation may take
 * @param waiting items that wait or are computed; more are refused for the moment
 * @param batch items in one call of the network
 * @param batchDelayMillis how long a first item waits for company while nothing else is to do
 */
public record ModelLimits(
    @Nullable Integer items,
    @Nullable Integer tokens,
    @Nullable Integer seconds,
    @Nullable Integer waiting,
    @Nullable Integer batch,
    @Nullable Integer batchDelayMillis) {

  /** As the host allows. */
  public static final ModelLimits NONE = new ModelLimits(null, null, null, null, null, null);
}
