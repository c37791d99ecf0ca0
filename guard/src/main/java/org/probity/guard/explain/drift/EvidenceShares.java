package org.probity.guard.explain.drift;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.probity.guard.database.Statements;

/** How many of a model's explanations are fit as evidence. */
public final class EvidenceShares {
  private static final String COUNT =
      """
      SELECT model, model_version, count(*), count(*) FILTER (WHERE fit) FROM explanation_line
      WHERE made_at >= ? AND made_at < ? GROUP BY 1, 2 ORDER BY 1, 2
      """;
  private final Statements statements;

  public EvidenceShares(DataSource dataSource) {
    this.statements = new Statements(dataSource, "The explanations cannot be counted now.");
  }

  /**
   * @param fit how many of them are fit as evidence
   */
  public record Share(String model, String version, long made, long fit) {}

  /** Of each version that has any. */
  public List<Share> during(Instant from, Instant to) {
    return statements.query(
        COUNT,
        rows -> {
          List<Share> shares = new ArrayList<>();
          while (rows.next()) {
            shares.add(
                new Share(rows.getString(1), rows.getString(2), rows.getLong(3), rows.getLong(4)));
          }
          return shares;
        },
        from.atOffset(ZoneOffset.UTC),
        to.atOffset(ZoneOffset.UTC));
  }
}
