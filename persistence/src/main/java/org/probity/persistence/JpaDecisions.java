package org.probity.persistence;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Order;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
  public Page search(Query query) {
    return work.call(
        em -> {
          CriteriaBuilder build = em.getCriteriaBuilder();
          var lines = build.createQuery(DecisionSummary.class);
          Root<DecisionSummary> line = lines.from(DecisionSummary.class);
          lines.where(where(query, build, line)).orderBy(order(query, build, line));
          var counts = build.createQuery(Long.class);
          Root<DecisionSummary> counted = counts.from(DecisionSummary.class);
          counts.select(build.count(counted)).where(where(query, build, counted));
          return new Page(
              em.createQuery(lines)
                  .setFirstResult(Math.multiplyExact(query.page(), query.size()))
                  .setMaxResults(query.size())
                  .getResultList(),
              em.createQuery(counts).getSingleResult());
        });
  }

  @Override
  public List<Traffic> traffic(Instant from, Instant to, Duration span, @Nullable String model) {
    long seconds = span.toSeconds();
    String sql =
        "SELECT CAST(floor(extract(epoch FROM decided_at) / "
            + seconds
            + ") AS bigint), verdict,"
            + " count(*) FROM decision"
            + within(model)
            + " GROUP BY 1, 2 ORDER BY 1, 2";
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
  public List<Fired> fired(Instant from, Instant to, @Nullable String model, int size) {
    String sql =
        "SELECT rule, count(*) FROM decision"
            + " CROSS JOIN LATERAL unnest(string_to_array(rules, ',')) AS rule"
            + within(model)
            + " AND rules <> '' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT "
            + size;
    return counted(sql, from, to, model).stream()
        .map(row -> new Fired((String) row[0], ((Number) row[1]).longValue()))
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

  private static Predicate[] where(Query query, CriteriaBuilder build, Root<DecisionSummary> line) {
    List<Predicate> all = new ArrayList<>();
    Path<Instant> time = line.get("time");
    if (query.from() != null) {
      all.add(build.greaterThanOrEqualTo(time, query.from()));
    }
    if (query.to() != null) {
      all.add(build.lessThan(time, query.to()));
    }
    if (query.model() != null) {
      all.add(build.equal(line.get("model"), query.model()));
    }
    if (query.verdict() != null) {
      all.add(build.equal(line.get("verdict"), query.verdict()));
    }
    if (query.actor() != null) {
      all.add(build.equal(line.get("actor"), query.actor()));
    }
    if (query.rule() != null) {
      var bracketed = build.concat(build.concat(",", line.get("rules")), ",");
      all.add(build.gt(build.locate(bracketed, "," + query.rule() + ","), 0));
    }
    if (query.q() != null) {
      all.add(identified(query.q().strip(), build, line));
    }
    return all.toArray(new Predicate[0]);
  }

  private static Predicate identified(
      String text, CriteriaBuilder build, Root<DecisionSummary> line) {
    if (text.matches("\\d{1,18}")) {
      return build.equal(line.get("ledgerIndex"), Long.valueOf(text));
    }
    if (text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      UUID id = UUID.fromString(text);
      return build.or(
          build.equal(line.get("id"), id),
          build.equal(line.get("explanationId"), id),
          build.equal(line.get("followsId"), id));
    }
    return build.disjunction();
  }

  private static List<Order> order(Query query, CriteriaBuilder build, Root<DecisionSummary> line) {
    String column =
        switch (query.sort()) {
          case "model" -> "model";
          case "verdict" -> "verdict";
          case "index" -> "ledgerIndex";
          default -> "time";
        };
    Path<?> path = line.get(column);
    Path<?> tie = line.get("ledgerIndex");
    return query.ascending()
        ? List.of(build.asc(path), build.asc(tie))
        : List.of(build.desc(path), build.desc(tie));
  }
}
