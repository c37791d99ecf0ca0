package org.probity.audit;

/**
 * What makes a request the same request: remembered for 24 hours.
 *
 * @param caller whose key it is
 * @param key as the caller chose it
 * @param bodyDigest tells whether the key is used again for another body
 */
public record Idempotency(String caller, String key, String bodyDigest) {

  @Override
  public String toString() {
    return "Idempotency[caller=" + caller + "]";
  }
}
