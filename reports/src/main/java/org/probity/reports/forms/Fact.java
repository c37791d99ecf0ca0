package org.probity.reports.forms;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing on record.
 *
 * @param of what it is about, as {@code mail-gru 1}
 * @param value a JSON value: text, number, boolean, list or object
 * @param index the entry that shows it, or null if none of the selection does
 */
record Fact(FactKind kind, String of, Object value, @Nullable Long index) {

  /** Whether it says something that an entry shows: an absence answers no question. */
  boolean evidence() {
    boolean says =
        !(value.equals(false)
            || value.equals("")
            || (value instanceof Collection<?> many && many.isEmpty())
            || (value instanceof Map<?, ?> map && map.isEmpty()));
    return says && index != null;
  }
}
