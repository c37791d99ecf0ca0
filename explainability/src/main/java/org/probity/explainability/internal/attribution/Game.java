package org.probity.explainability.internal.attribution;

import java.util.function.IntFunction;
import org.probity.explainability.internal.Units;

/** The logit as a game between the units in which input and baseline differ. */
final class Game {
  private final Question question;
  private final Units units;
  private final int[] players;
  private final double empty;
  private final double whole;

  Game(Question question, Units units, int[] players) {
    this.question = question;
    this.units = units;
    this.players = players;
    double[] ends =
        question.probe().logits(2, i -> i == 0 ? question.baseline() : question.input());
    this.empty = ends[0];
    this.whole = ends[1];
  }

  int players() {
    return players.length;
  }

  /** F at the baseline. */
  double empty() {
    return empty;
  }

  /** F at the input. */
  double whole() {
    return whole;
  }

  /** F where only the players of a coalition are as in the input; [count]. */
  double[] worth(int count, IntFunction<boolean[]> coalition) {
    return question.probe().logits(count, i -> point(coalition.apply(i)));
  }

  private float[] point(boolean[] present) {
    boolean[] kept = new boolean[units.count()];
    for (int i = 0; i < players.length; i++) {
      kept[players[i]] = present[i];
    }
    return units.mix(question.input(), question.baseline(), kept);
  }
}
