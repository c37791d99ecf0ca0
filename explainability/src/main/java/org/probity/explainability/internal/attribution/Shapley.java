package org.probity.explainability.internal.attribution;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.probity.domain.explanation.Leaf;
import org.probity.explainability.ExplainOptionException;
import org.probity.explainability.internal.Units;

/**
 * Shapley values of the game in which absent units are the baseline (Lundberg & Lee 2017): exact
 * over all coalitions up to twelve units, else the mean over random permutations, each followed by
 * its reverse (Castro et al. 2009; antithetic after Mitchell et al. 2022). Drawn from {@link
 * SplittableRandom} under the seed. An image is played in patches.
 */
final class Shapley implements AttributionMethod {
  private static final int EXACT_UNITS = 12;

  /** Patches a side: 4×4 pixels on a 28×28 image. */
  private static final int GRID = 7;

  /** Evaluations spent when the caller does not say how many samples: seconds of an encoder. */
  private static final int DEFAULT_EVALUATIONS = 512;

  private static final int MAX_EVALUATIONS = 1 << 16;

  @Override
  public Attributed attribute(Question question) {
    Units units = Units.coarse(question.probe().leaf(), GRID);
    int[] players = units.differing(question.input(), question.baseline());
    Map<String, Object> parameters = new LinkedHashMap<>();
    if (question.probe().leaf().kind() == Leaf.Kind.PIXELS) {
      parameters.put("window", Units.window(question.probe().leaf(), GRID));
    }
    Game game = new Game(question, units, players);
    double[] shares;
    if (players.length <= EXACT_UNITS) {
      parameters.put("exact", true);
      shares = ExactShapley.shares(game);
    } else {
      int samples = samples(question, players.length);
      parameters.put("exact", false);
      parameters.put("samples", samples);
      parameters.put("generator", "SplittableRandom");
      shares =
          SampledShapley.shares(game, samples, new SplittableRandom(question.options().seed()));
    }
    double[] values = new double[units.count()];
    for (int i = 0; i < players.length; i++) {
      values[players[i]] = shares[i];
    }
    Set<Warning> warnings = EnumSet.noneOf(Warning.class);
    Double delta = Completeness.delta(values, game.whole(), game.empty(), warnings);
    return new Attributed(units, values, parameters, delta, warnings);
  }

  private static int samples(Question question, int players) {
    Integer asked = question.options().samples();
    if (asked == null) {
      return Math.max(4, Math.min(64, DEFAULT_EVALUATIONS / players));
    }
    if ((long) asked * players > MAX_EVALUATIONS) {
      throw new ExplainOptionException(
          "samples",
          "The parameter samples is too great for this input; at most "
              + MAX_EVALUATIONS / players
              + " fit.");
    }
    return asked;
  }
}
