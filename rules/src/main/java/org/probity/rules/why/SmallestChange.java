package org.probity.rules.why;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Verdict;
import org.probity.rules.Policy;

/**
 * The fewest facts that would have to be otherwise for another verdict, looked for one, two and
 * three at a time among the values that the pack's conditions tell apart. Says what would have
 * changed the verdict, not that somebody may change it: the fact table says who sets each fact.
 *
 * @param changes by fact: what it would have to be
 * @param verdict what the decision would then be
 */
public record SmallestChange(Map<String, Object> changes, Verdict verdict) {
  private static final int MOST_FACTS = 3;

  /** Beyond this the answer would come too late to be of use. */
  private static final int MOST_TRIES = 4_000;

  /**
   * @param wanted the verdicts looked for
   * @return empty if no change of so few facts brings one about
   */
  public static Optional<SmallestChange> of(Case decided, Predicate<Verdict> wanted) {
    return new Looking(decided, wanted).look();
  }

  /** From an answer to none, or from none to an answer. */
  public static Optional<SmallestChange> toTheOpposite(Case decided) {
    boolean answered = answers(decided.verdict());
    return of(decided, verdict -> answers(verdict) != answered);
  }

  private static boolean answers(Verdict verdict) {
    return verdict == Verdict.ALLOW || verdict == Verdict.TRANSFORM;
  }

  private static final class Looking {
    private final Case decided;
    private final Predicate<Verdict> wanted;
    private final List<Policy> policies;
    private final Map<String, List<Object>> values = new TreeMap<>();
    private int tries;

    private Looking(Case decided, Predicate<Verdict> wanted) {
      this.decided = decided;
      this.wanted = wanted;
      this.policies = decided.inForce();
      for (String fact : facts()) {
        values.put(fact, Alternatives.of(fact, policies));
      }
    }

    /** Where policies stop the answer their facts are enough to look at; else every fact is. */
    private Set<String> facts() {
      Set<String> facts = new TreeSet<>();
      boolean answered = answers(decided.verdict());
      for (Policy policy : policies) {
        if (answered || !decided.effects(List.of(policy)).isEmpty()) {
          facts.addAll(policy.condition().facts());
        }
      }
      facts.remove("r.stage");
      return facts;
    }

    private Optional<SmallestChange> look() {
      for (int facts = 1; facts <= MOST_FACTS; facts++) {
        SmallestChange found = look(new LinkedHashMap<>(), List.copyOf(values.keySet()), 0, facts);
        if (found != null) {
          return Optional.of(found);
        }
      }
      return Optional.empty();
    }

    private @Nullable SmallestChange look(
        Map<String, Object> changes, List<String> facts, int from, int more) {
      if (more == 0) {
        return attempt(changes);
      }
      for (int i = from; i < facts.size(); i++) {
        for (Object value : values.getOrDefault(facts.get(i), List.of())) {
          changes.put(facts.get(i), value);
          SmallestChange found = look(changes, facts, i + 1, more - 1);
          if (found != null || tries > MOST_TRIES) {
            return found;
          }
        }
        changes.remove(facts.get(i));
      }
      return null;
    }

    private @Nullable SmallestChange attempt(Map<String, Object> changes) {
      tries++;
      Case changed = decided.with(changes);
      Verdict verdict = changed.verdict();
      return wanted.test(verdict) ? new SmallestChange(new TreeMap<>(changes), verdict) : null;
    }
  }
}
