package org.probity.guard.fairness;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Ledger;
import org.probity.guard.database.Statements;

/**
 * Reads out of the ledger what was reported about the decisions of a model. Whose key is destroyed
 * is not among them any more.
 */
final class ObservationReader {
  /** So many persons give figures to a fifth of a percent; the latest count. */
  private static final int MOST = 200_000;

  private static final String IN_TIME =
      """
      SELECT ledger_index FROM observation
      WHERE model = ? AND model_version = ? AND decided_at >= ? AND decided_at < ?
      ORDER BY ledger_index DESC LIMIT ?
      """;
  private static final String IN_LEDGER =
      """
      SELECT ledger_index FROM observation
      WHERE model = ? AND model_version = ? AND ledger_index >= ? AND ledger_index < ?
      ORDER BY ledger_index DESC LIMIT ?
      """;
  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Statements statements;
  private final Ledger ledger;

  ObservationReader(DataSource dataSource, Ledger ledger) {
    this.statements =
        new Statements(dataSource, "What was reported about decisions cannot be read now.");
    this.ledger = ledger;
  }

  /**
   * One observation a person.
   *
   * @param last index of the last entry that was reported, erased or not; -1 if there is none
   */
  record Read(Collection<Observation> observations, long last) {}

  /** By the time of the decision. */
  Read during(String model, String version, Instant from, Instant to) {
    return read(
        indices(
            IN_TIME,
            model,
            version,
            from.atOffset(ZoneOffset.UTC),
            to.atOffset(ZoneOffset.UTC),
            MOST));
  }

  /** By where the reports stand in the ledger. */
  Read within(String model, String version, long from, long to) {
    return read(indices(IN_LEDGER, model, version, from, to, MOST));
  }

  private List<Long> indices(String sql, @Nullable Object... values) {
    return statements.query(
        sql,
        rows -> {
          List<Long> found = new ArrayList<>();
          while (rows.next()) {
            found.add(rows.getLong(1));
          }
          Collections.reverse(found);
          return found;
        },
        values);
  }

  private record Person(UUID decision, int row) {}

  private Read read(List<Long> indices) {
    Map<Person, Observation> persons = new LinkedHashMap<>();
    ledger.eachSealed(
        indices,
        each -> {
          Observation observation = observation(each.json());
          persons.merge(
              new Person(observation.decision(), observation.row()), observation, Observation::and);
        });
    long last = indices.isEmpty() ? -1 : indices.get(indices.size() - 1);
    return new Read(persons.values(), last);
  }

  private static Observation observation(byte[] json) {
    try {
      Map<String, Object> fields = JSON.readValue(json, FIELDS);
      Map<String, String> attributes = new TreeMap<>();
      if (fields.get("attributes") instanceof Map<?, ?> given) {
        given.forEach((name, value) -> attributes.put(name.toString(), value.toString()));
      }
      return new Observation(
          UUID.fromString(String.valueOf(fields.get("decision"))),
          ((Number) Optional.ofNullable(fields.get("row")).orElse(0)).intValue(),
          text(fields, "label"),
          text(fields, "decided"),
          text(fields, "actual"),
          attributes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable String text(Map<String, Object> fields, String name) {
    Object value = fields.get(name);
    return value == null ? null : value.toString();
  }
}
