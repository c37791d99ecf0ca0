package org.probity.guard.packs;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who moves a pack, and why.
 *
 * @param reason in their words, sealed with the step; or null
 */
public record Mover(String officer, @Nullable String reason) {

  /** With what else is sealed. */
  Map<String, Object> sealed(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(more);
    if (reason != null) {
      all.put("reason", reason);
    }
    return all;
  }
}
