package org.probity.persistence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.DecisionSummary;
import org.probity.domain.decision.Decisions;
import org.probity.domain.decision.Verdict;

/** Search over the decision lines in PostgreSQL. */
public final class JpaDecisions implements Decisions {
  private final UnitOfWork work;

  public JpaDecisions(UnitOfWork work) {
    this.work = work;
  }

  @Override
  public Optional<DecisionSummary> find(UUID id) {
    return work.call(em -> Optional.ofNullable(em.find(DecisionSummary.class, id)));
  }

  @Override
  public Optional<DecisionSummary> ofExplanation(UUID explanation) {
    return work.call(
        em ->
            em.createQuery("from DecisionSummary where explanationId = :id", DecisionSummary.class)
                .setParameter("id", explanation)
                .getResultStream()
                .findFirst());
  }

  @Override
  @SuppressWarnings("unchecked") // native queries
  public Page search(Query query) {
    DecisionWhere where = new DecisionWhere(query.criteria());
    return work.call(
        em -> {
          jakarta.persistence.Query lines =
              em.createNativeQuery(
                  "SELECT d.* FROM decision d" + where.sql() + order(query), DecisionSummary.class);
          jakarta.persistence.Query counts =
              em.createNativeQuery(
                  "SELECT d.verdict, count(*) FROM decision d" + where.sql() + " GROUP BY 1");
          where.values().forEach(lines::setParameter);
          where.values().forEach(counts::setParameter);
          return new Page(
              (List<DecisionSummary>)
                  lines
                      .setFirstResult(Math.multiplyExact(query.page(), query.size()))
                      .setMaxResults(query.size())
                      .getResultList(),
              byVerdict((List<Object[]>) counts.getResultList()));
        });
  }

  private static Map<Verdict, Long> byVerdict(List<Object[]> rows) {
    return rows.stream()
        .collect(
            Collectors.toMap(
                row -> Verdict.valueOf((String) row[0]), row -> ((Number) row[1]).longValue()));
  }

  @Override
  public List<Traffic> traffic(Instant from, Instant to, Duration span, @Nullable String model) {
    long seconds = span.toSeconds();
    String sql =
        "SELECT CAST(extract(epoch FROM begin) AS bigint) / "
            + seconds
            + ", verdict, n FROM (SELECT date_bin(CAST('"
            + seconds
            + " seconds' AS interval), decided_at, timestamptz 'epoch') AS begin, verdict,"
            + " count(*) AS n FROM decision"
            + within(model)
            + " GROUP BY 1, 2) spans ORDER BY 1, 2";
    return counted(sql, from, to, model).stream()
        .map(
            row ->
                new Traffic(
                    Instant.ofEpochSecond(((Number) row[0]).longValue() * seconds),
                    Verdict.valueOf((String) row[1]),
                    ((Number) row[2]).longValue()))
        .toList();
  }

  @Override
  public Frequent frequent(Instant from, Instant to, @Nullable String model, int size) {
    // Few combinations of rules and kinds stand in many decisions, which are read once.
    String sql =
        "WITH same AS MATERIALIZED (SELECT rules, coalesce(findings, '') AS findings, count(*) AS n"
            + " FROM decision"
            + within(model)
            + " GROUP BY 1, 2) "
            + each("rules")
            + " UNION ALL "
            + each("findings")
            + " ORDER BY 3 DESC, 2";
    List<Object[]> rows = counted(sql, from, to, model);
    return new Frequent(tallies(rows, "rules", size), tallies(rows, "findings", size));
  }

  private static String each(String column) {
    return "SELECT '"
        + column
        + "', code, CAST(sum(n) AS bigint) FROM same CROSS JOIN LATERAL unnest(string_to_array("
        + column
        + ", ',')) AS code GROUP BY 2";
  }

  private static List<Tally> tallies(List<Object[]> rows, String column, int size) {
    return rows.stream()
        .filter(row -> row[0].equals(column))
        .limit(size)
        .map(row -> new Tally((String) row[1], ((Number) row[2]).longValue()))
        .toList();
  }

  private static String within(@Nullable String model) {
    String time = " WHERE decided_at >= :from AND decided_at < :to";
    return model == null ? time : time + " AND model = :model";
  }

  @SuppressWarnings("unchecked") // a native query of several columns
  private List<Object[]> counted(String sql, Instant from, Instant to, @Nullable String model) {
    return work.call(
        em -> {
          jakarta.persistence.Query query =
              em.createNativeQuery(sql).setParameter("from", from).setParameter("to", to);
          if (model != null) {
            query.setParameter("model", model);
          }
          return (List<Object[]>) query.getResultList();
        });
  }

  private static String order(Query query) {
    String column =
        switch (query.sort()) {
          case "model" -> "model";
          case "verdict" -> "verdict";
          case "index" -> "ledger_index";
          default -> "decided_at";
        };
    String way = query.ascending() ? " ASC" : " DESC";
    return " ORDER BY d." + column + way + ", d.ledger_index" + way;
  }
}
