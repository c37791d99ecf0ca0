package org.probity.audit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A companion that is a single new row. Those of a whole batch go to the database in the message
 * that carries the entries, so that many cost little more than one.
 */
public interface CompanionRow {

  /**
   * Where rows of a kind go.
   *
   * @param into table and columns, as {@code decision (id, ledger_index)}
   * @param types of the columns, in PostgreSQL's words
   */
  record Table(String into, List<String> types) {
    public Table {
      types = List.copyOf(types);
    }
  }

  Table table();

  /**
   * @param index of the entry that the row accompanies
   * @return one a column; a time as text (ISO 8601)
   */
  @Nullable Object[] values(long index);
}
