package org.probity.rules;

import java.util.Map;

/**
 * A case that a policy must decide as said, judged as if in force.
 *
 * @param fires whether the policy must fire
 * @param facts what differs from the pack's base input
 */
public record Example(boolean fires, Map<String, Object> facts) {
  public Example {
    facts = Map.copyOf(facts);
  }
}
