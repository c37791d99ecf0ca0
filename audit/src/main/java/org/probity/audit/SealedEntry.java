package org.probity.audit;

import java.util.Map;
import java.util.function.Supplier;

/** An entry with its sealed content, opened by whoever asks for it and in that thread. */
public record SealedEntry(Entry entry, Supplier<Map<String, Object>> content) {

  /**
   * The sealed fields.
   *
   * @throws LedgerException if what was sealed was changed
   */
  public Map<String, Object> fields() {
    return content.get();
  }
}
