package org.probity.web.pages;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.guard.Decision;
import org.probity.guard.packs.PacksInForce;
import org.probity.rules.why.NearMiss;
import org.probity.rules.why.SmallestChange;
import org.probity.web.api.DecisionWhy;

/** Why a decision was not another one: what would have changed it, and which rules nearly fired. */
@Named("why")
@RequestScoped
public class WhyPanel {
  @Inject private RecordedCase recorded;
  @Inject private PacksInForce packs;
  @Inject private Words words;
  private @Nullable DecisionWhy why;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public WhyPanel() {}

  /**
   * One fact that would have to be otherwise.
   *
   * @param sentence what it was, and what it would have to be
   */
  public record Change(String fact, String sentence) {}

  /** Before any component is asked whether it is there, as on a post-back. */
  @PostConstruct
  void find() {
    Decision decision = recorded.decision();
    if (decision != null) {
      why =
          packs
              .pack(decision.policyPack())
              .flatMap(pack -> DecisionWhy.of(decision, pack))
              .orElse(null);
    }
  }

  /** Whether the pack is at hand that judged, and knows every fact recorded. */
  public boolean isKnown() {
    return why != null;
  }

  public List<NearMiss> getMisses() {
    return why == null ? List.of() : why.misses();
  }

  /** As "With these facts it would have been denied". */
  public String getInstead() {
    SmallestChange change = why == null ? null : why.change();
    return change == null
        ? ""
        : words.of("why.instead", words.code("verdict", change.verdict().code()));
  }

  /** The fewest; none if no change of few facts would have changed the verdict. */
  public List<Change> getChanges() {
    SmallestChange change = why == null ? null : why.change();
    return change == null
        ? List.of()
        : change.changes().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(each -> new Change(each.getKey(), sentence(each.getKey(), each.getValue())))
            .toList();
  }

  private String sentence(String fact, Object instead) {
    Decision decision = recorded.decision();
    Object was = decision == null ? null : decision.facts().get(fact);
    return was == null
        ? words.of("why.set", instead.toString())
        : words.of("why.changed", was.toString(), instead.toString());
  }
}
