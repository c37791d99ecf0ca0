package org.probity.guard.explain;

import org.jspecify.annotations.Nullable;

/**
 * A sealed explanation beside the same one computed again.
 *
 * @param identical byte for byte, nonce included
 * @param largestDifference between two attribution values, in units of the logit; null if they
 *     differ in number
 * @param digest of the sealed one, {@code sha256:…}
 * @param replayedDigest of the one computed again
 */
public record Replay(
    boolean identical, @Nullable Double largestDifference, String digest, String replayedDigest) {}
