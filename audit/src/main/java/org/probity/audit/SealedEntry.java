package org.probity.audit;

import java.util.function.Supplier;

/** An entry with its sealed content, opened by whoever asks for it and in that thread. */
public record SealedEntry(Entry entry, Supplier<byte[]> content) {

  /**
   * The sealed fields as one JSON object.
   *
   * @throws LedgerException if what was sealed was changed
   */
  public byte[] json() {
    return content.get();
  }
}
