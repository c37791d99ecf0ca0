package org.probity.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.bench.explain.ExplainFigures;
import org.probity.bench.explain.ExplainMemory;

/** What explanations may cost. */
final class ExplainLimits {
  private static final double GRADIENT = 2.4;
  private static final double INTEGRATED = 80;
  private static final double EVALUATIONS = 36;
  private static final double COMPLETENESS_PERCENT = 1;
  private static final double ROLLOUT = 1.1;
  private static final double TWO_AT_ONCE = 1.7;
  private static final double ANSWER_BESIDE = 1.1;
  private static final double MIB = 1_536;
  private static final double GROWTH = 1.05;

  private ExplainLimits() {}

  /**
   * @param thousand of a long run, or null
   */
  static List<Limit> of(ExplainFigures.Costs costs, ExplainMemory.@Nullable Memory thousand) {
    List<Limit> limits = new ArrayList<>();
    limits.add(Limit.limit("a gradient of MiniLM, of a forward", costs.gradient(), GRADIENT));
    limits.add(Limit.limit("integrated gradients, of a forward", costs.integrated(), INTEGRATED));
    limits.add(Limit.limit("integrated gradients, evaluations", costs.evaluations(), EVALUATIONS));
    limits.add(
        Limit.limit(
            "integrated gradients, worst completeness error in percent",
            100 * costs.completeness(),
            COMPLETENESS_PERCENT));
    limits.add(Limit.limit("attention rollout, of a forward", costs.rollout(), ROLLOUT));
    limits.add(
        Limit.atLeast(
            "two explanations at once, of the rate of one", costs.twoAtOnce(), TWO_AT_ONCE));
    limits.add(
        Limit.limit(
            "an answer beside explanations in the background, of one alone",
            costs.answerBeside(),
            ANSWER_BESIDE));
    if (thousand != null) {
      limits.add(
          Limit.limit(
              "1,000 explanations, highest memory in MiB", (double) thousand.highestMib(), MIB));
      limits.add(Limit.limit("1,000 explanations, growth of memory", thousand.growth(), GROWTH));
    }
    return limits;
  }
}
