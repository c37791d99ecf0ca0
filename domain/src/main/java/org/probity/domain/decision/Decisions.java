package org.probity.domain.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Search over recorded decisions. */
public interface Decisions {
  Optional<DecisionSummary> find(UUID id);

  Optional<DecisionSummary> ofExplanation(UUID explanation);

  Page search(Query query);

  /**
   * How many decisions of each verdict fell into each span of time; empty spans are left out.
   *
   * @param span at least a second; spans begin at multiples of it since 1970
   * @param model of all models if null
   */
  List<Traffic> traffic(Instant from, Instant to, Duration span, @Nullable String model);

  /**
   * In how many decisions each rule counted, and each kind of finding was found, the most first.
   *
   * @param model of all models if null
   * @param size how many rules and how many kinds
   */
  Frequent frequent(Instant from, Instant to, @Nullable String model, int size);

  /**
   * @param begin of the span
   */
  record Traffic(Instant begin, Verdict verdict, long count) {}

  /**
   * @param code of a rule, as {@code PRV-08}, or of a kind of finding, as {@code EMAIL_ADDRESS}
   */
  record Tally(String code, long count) {}

  /** What stands in most decisions. */
  record Frequent(List<Tally> rules, List<Tally> findings) {
    public Frequent {
      rules = List.copyOf(rules);
      findings = List.copyOf(findings);
    }
  }

  /**
   * @param sort {@code time}, {@code model}, {@code verdict} or {@code index}
   * @param page from 0
   * @param size 1 to 200
   */
  record Query(DecisionCriteria criteria, String sort, boolean ascending, int page, int size) {

    /** The newest first. */
    public static Query latest(DecisionCriteria criteria, int page, int size) {
      return new Query(criteria, "time", false, page, size);
    }
  }

  /**
   * One page of decisions.
   *
   * @param counts how many there are in all, by verdict; none of a verdict that is not there
   */
  record Page(List<DecisionSummary> decisions, Map<Verdict, Long> counts) {
    public Page {
      counts = Map.copyOf(counts);
    }

    public long total() {
      return counts.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
