package org.probity.audit.internal;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows for one table, collected by column: one statement, whatever their number. */
final class Insert {
  private final List<String> types;
  private final List<List<@Nullable Object>> columns = new ArrayList<>();
  private final String sql;

  /**
   * @param into table and columns, as {@code ledger_node (level, index, hash)}
   * @param types of the columns, in PostgreSQL's words
   * @param onConflict a clause, or nothing
   */
  Insert(String into, List<String> types, String onConflict) {
    this.types = List.copyOf(types);
    types.forEach(type -> columns.add(new ArrayList<>()));
    this.sql =
        types.stream()
            .map(type -> "?::" + type + "[]")
            .collect(
                Collectors.joining(
                    ", ", "INSERT INTO " + into + " SELECT * FROM unnest(", ") " + onConflict));
  }

  /**
   * @param values of one row, in the order of the columns
   */
  void add(@Nullable Object... values) {
    for (int i = 0; i < values.length; i++) {
      columns.get(i).add(values[i]);
    }
  }

  boolean isEmpty() {
    return columns.get(0).isEmpty();
  }

  String sql() {
    return sql;
  }

  /**
   * @param first number of its first parameter
   * @return the number behind its last
   */
  int bind(PreparedStatement statement, int first) throws SQLException {
    int next = first;
    for (int i = 0; i < types.size(); i++) {
      Object[] array = array(types.get(i), columns.get(i));
      statement.setArray(next++, statement.getConnection().createArrayOf(types.get(i), array));
    }
    return next;
  }

  /** Of just their type where the driver then sends the values as they are, not as text. */
  private static Object[] array(String type, List<@Nullable Object> values) {
    return switch (type) {
      case "bytea" -> values.toArray(byte[][]::new);
      case "bigint" -> values.toArray(Long[]::new);
      case "smallint" -> values.toArray(Short[]::new);
      case "text" -> values.toArray(String[]::new);
      default -> values.toArray();
    };
  }
}
