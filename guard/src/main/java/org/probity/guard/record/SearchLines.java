package org.probity.guard.record;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.domain.ledger.EventType;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;

/**
 * Makes the search lines of decisions anew from the ledger, while the server goes on. A line of a
 * decision whose content was erased stays as it is, for the ledger does not know it any more; a
 * line of no decision goes.
 *
 * <p>INVARIANT: a line is made of nothing but its entry, so that to make it twice is to make it
 * once; kept by {@link DecisionRow}.
 */
public final class SearchLines {

  private static final String UPSERT = upsert();

  /** Nothing is appended while so many are written, some hundredths of a second. */
  private static final int AT_ONCE = 500;

  /** A call ends after it, long before anybody gives up waiting. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private final Ledger ledger;

  public SearchLines(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * How far it came.
   *
   * @param next index of the entry to go on from; the ledger's size when all is done
   * @param size of the ledger when it began
   * @param lines made anew
   */
  public record Progress(long next, long size, long lines) {}

  /**
   * @param from index of the first entry to look at
   * @throws GuardException of kind UNAVAILABLE; what was done until then is kept
   */
  public Progress rebuild(long from) {
    long begun = System.nanoTime();
    try {
      long size = ledger.size();
      long next = Math.min(from, size);
      long lines = 0;
      while (next < size && System.nanoTime() - begun < LONGEST.toNanos()) {
        long past = Math.min(size, next + AT_ONCE);
        lines += rebuild(next, past);
        next = past;
      }
      return new Progress(next, size, lines);
    } catch (LedgerException e) {
      throw new GuardException(Kind.UNAVAILABLE, "The search lines could not all be made.", e);
    }
  }

  private int rebuild(long from, long past) {
    List<@Nullable Object[]> lines = new ArrayList<>();
    ledger.eachSealed(
        from,
        past,
        EventType.DECISION,
        each ->
            lines.add(new DecisionRow(DecisionCodec.decision(each)).values(each.entry().index())));
    List<UUID> recorded = new ArrayList<>();
    ledger.each(from, past, entry -> addDecision(entry, recorded));
    ledger.undisturbed(
        (connection, size) -> {
          forgetOthers(connection, from, past, recorded);
          write(connection, lines);
        });
    return lines.size();
  }

  private static void addDecision(Entry entry, List<UUID> recorded) {
    if (entry.type() == EventType.DECISION) {
      recorded.add(
          UUID.fromString(String.valueOf(Fields.read(entry, entry.leaf()).get("decision_id"))));
    }
  }

  private static void forgetOthers(Connection connection, long from, long past, List<UUID> recorded)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM decision"
                + " WHERE ledger_index >= ? AND ledger_index < ? AND id <> ALL (?)")) {
      delete.setLong(1, from);
      delete.setLong(2, past);
      delete.setArray(3, connection.createArrayOf("uuid", recorded.toArray()));
      delete.executeUpdate();
    }
  }

  /** Not for what was pruned since it was read. */
  private static void write(Connection connection, List<@Nullable Object[]> lines)
      throws SQLException {
    List<String> types = DecisionRow.TABLE.types();
    try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
      for (int column = 0; column < types.size(); column++) {
        int at = column;
        Object[] values = lines.stream().map(line -> line[at]).toArray();
        upsert.setArray(column + 1, connection.createArrayOf(types.get(column), values));
      }
      upsert.executeUpdate();
    }
  }

  private static String upsert() {
    String into = DecisionRow.TABLE.into();
    List<String> columns =
        Arrays.asList(into.substring(into.indexOf('(') + 1, into.indexOf(')')).split(", *"));
    return "INSERT INTO "
        + into
        + " SELECT line.* FROM unnest("
        + DecisionRow.TABLE.types().stream()
            .map(type -> "?::" + type + "[]")
            .collect(Collectors.joining(", "))
        + ") AS line ("
        + String.join(", ", columns)
        + ") JOIN ledger_entry e ON e.index = line.ledger_index"
        + " ON CONFLICT (id) DO UPDATE SET "
        + columns.stream()
            .map(column -> column + " = EXCLUDED." + column)
            .collect(Collectors.joining(", "));
  }
}
