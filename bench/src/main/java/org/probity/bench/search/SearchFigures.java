package org.probity.bench.search;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.jspecify.annotations.Nullable;
import org.probity.audit.testing.TestDatabase;
import org.probity.domain.decision.DecisionCriteria;
import org.probity.domain.decision.DecisionCriteria.Field;
import org.probity.domain.decision.DecisionSummary;
import org.probity.domain.decision.Decisions;
import org.probity.domain.decision.Verdict;
import org.probity.guard.explain.drift.EvidenceShares;
import org.probity.persistence.JpaDecisions;
import org.probity.persistence.LocalUnitOfWork;

/**
 * How long the queries of the overview and of the list of decisions take at a million decisions; a
 * page has a second for all of them.
 */
public final class SearchFigures {
  private static final int RUNS = 5;
  private static final int PAGE = 50;
  private static final double LIMIT_MS = 1_000;

  private SearchFigures() {}

  /**
   * @param first milliseconds of the first time, and the median of five after it
   */
  public record Figure(String query, double first, double median) {}

  /** Prints the figures; ends with 1 if a query takes over a second. */
  public static void main(String[] args) {
    List<Figure> figures = measure(System.err);
    for (Figure figure : figures) {
      System.out.printf(
          Locale.ROOT, "%-44s %8.0f %8.0f ms%n", figure.query(), figure.first(), figure.median());
    }
    System.exit(figures.stream().allMatch(each -> each.median() < LIMIT_MS) ? 0 : 1);
  }

  /**
   * @param progress hears of each step
   */
  public static List<Figure> measure(PrintStream progress) {
    try (TestDatabase database = TestDatabase.create();
        SessionFactory factory = factory(database)) {
      progress.println("search: filling " + Million.DECISIONS + " decisions");
      Million.fill(database);
      progress.println("search: asking");
      Decisions decisions = new JpaDecisions(new LocalUnitOfWork(factory));
      List<Figure> figures = new ArrayList<>();
      queries(decisions, new EvidenceShares(database.dataSource()))
          .forEach((name, query) -> figures.add(figure(name, query)));
      return figures;
    }
  }

  private static SessionFactory factory(TestDatabase database) {
    Configuration configuration = new Configuration();
    configuration.addAnnotatedClass(DecisionSummary.class);
    configuration.setProperty("jakarta.persistence.jdbc.url", database.url());
    configuration.setProperty("jakarta.persistence.jdbc.user", "postgres");
    return configuration.buildSessionFactory();
  }

  private static Map<String, Runnable> queries(Decisions decisions, EvidenceShares evidence) {
    Instant now = Instant.now();
    Map<String, Runnable> all = new LinkedHashMap<>();
    for (int days : new int[] {1, 7, 30}) {
      Instant from = now.minus(Duration.ofDays(days));
      Duration span = Duration.ofHours(days == 1 ? 1 : 6);
      all.put(
          "overview: traffic of " + days + " days", () -> decisions.traffic(from, now, span, null));
      all.put(
          "overview: rules and findings of " + days + " days",
          () -> decisions.frequent(from, now, null, 10));
      all.put("overview: explanations of " + days + " days", () -> evidence.during(from, now));
    }
    Map<String, DecisionCriteria> searches = new LinkedHashMap<>();
    DecisionCriteria any = DecisionCriteria.any();
    searches.put("all", any);
    searches.put("the last day", any.since(now.minus(Duration.ofDays(1))));
    searches.put("denied", verdict(Verdict.DENY));
    searches.put("a rule that counts always", any.with(Field.RULE, "PRV-01"));
    searches.put("a rare rule", any.with(Field.RULE, Million.RARE_RULE));
    searches.put("a rule of nobody", any.with(Field.RULE, "XXX-99"));
    searches.put("a common finding", any.with(Field.FINDING, "EMAIL_ADDRESS"));
    searches.put("a rare finding", any.with(Field.FINDING, Million.RARE_FINDING));
    searches.put("a model", any.with(Field.MODEL, "mail-gru"));
    searches.put("a version of nobody", any.with(Field.MODEL_VERSION, "9"));
    searches.put("an application", any.with(Field.APPLICATION, "app3"));
    searches.put("an application of nobody", any.with(Field.APPLICATION, "app9"));
    searches.put("a purpose", any.with(Field.PURPOSE, "demo"));
    searches.put("a pack", any.with(Field.POLICY_PACK, "sha256:bb"));
    searches.put("explained", explained(true));
    searches.put("not explained", explained(false));
    searches.put("a person", subject());
    searches.put("an id", q(new UUID(0, 777_777).toString()));
    searches.put("an id of nothing", q(UUID.randomUUID().toString()));
    searches.put("a receipt", q("777777"));
    searches.put("a leaf hash of nothing", q("ab".repeat(32)));
    searches.put(
        "model, finding, rule and purpose",
        any.with(Field.MODEL, "mail-gru")
            .with(Field.FINDING, "EMAIL_ADDRESS")
            .with(Field.RULE, "OVS-03")
            .with(Field.PURPOSE, "demo"));
    searches.forEach(
        (name, criteria) ->
            all.put(
                "list: " + name,
                () -> decisions.search(Decisions.Query.latest(criteria, 0, PAGE))));
    all.put(
        "list: the last page",
        () -> decisions.search(Decisions.Query.latest(any, Million.DECISIONS / PAGE - 1, PAGE)));
    all.put(
        "list: by model", () -> decisions.search(new Decisions.Query(any, "model", true, 0, PAGE)));
    all.put(
        "list: by verdict",
        () -> decisions.search(new Decisions.Query(any, "verdict", false, 0, PAGE)));
    return all;
  }

  private static DecisionCriteria verdict(Verdict verdict) {
    return new DecisionCriteria(null, null, verdict, Map.of(), null, null, null, null);
  }

  private static DecisionCriteria explained(@Nullable Boolean whether) {
    return new DecisionCriteria(null, null, null, Map.of(), whether, null, null, null);
  }

  private static DecisionCriteria subject() {
    byte[] reference = HexFormat.of().parseHex(Million.SUBJECT_REF);
    return new DecisionCriteria(
        null, null, null, Map.of(), null, new DecisionCriteria.Person(reference), null, null);
  }

  private static DecisionCriteria q(String text) {
    return new DecisionCriteria(null, null, null, Map.of(), null, null, null, text);
  }

  private static Figure figure(String name, Runnable query) {
    double first = milliseconds(query);
    double[] times = new double[RUNS];
    Arrays.setAll(times, run -> milliseconds(query));
    Arrays.sort(times);
    return new Figure(name, first, times[RUNS / 2]);
  }

  private static double milliseconds(Runnable query) {
    long begin = System.nanoTime();
    query.run();
    return (System.nanoTime() - begin) / 1e6;
  }
}
