package org.probity.guard.explain;

import java.util.List;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.AttentionView;
import org.probity.domain.explanation.Leaf;
import org.probity.guard.Decision;
import org.probity.guard.Decision.SealedExplanation;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.Sources;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.inference.BusyException;
import org.probity.inference.ModelException;

/**
 * The attention behind an explanation, layer by layer and head by head. Computed again from the
 * recorded input and the weights that answered: a record of all of it would be larger than the
 * decision.
 */
public final class AttentionWalk {
  private final Models models;

  public AttentionWalk(Models models) {
    this.models = models;
  }

  /**
   * One matrix.
   *
   * @param layer from 1
   * @param head from 1; 0 for the mean over all heads
   * @param weights [T][T]; how much the token of a row draws from that of a column, a row's sum is
   *     1
   */
  public record View(
      int layer, int head, int layers, int heads, List<String> tokens, float[][] weights) {
    /** Tokens may be personal. */
    @Override
    public String toString() {
      return "View[layer " + layer + " of " + layers + ", head " + head + " of " + heads + "]";
    }
  }

  /**
   * @throws GuardException of kind NOT_FOUND if the model has no attention, or no such layer or
   *     head; CONFLICT if the weights are no longer in service; BUSY or UNAVAILABLE if the model
   *     does not answer now
   */
  public View view(Decision decision, SealedExplanation explanation, int layer, int head) {
    Explanation recorded = Sealing.read(explanation);
    AttentionView attention = recorded.attention();
    if (attention == null
        || layer < 1
        || layer > attention.layers()
        || head < 0
        || head > attention.heads()) {
      throw new GuardException(Kind.NOT_FOUND, "There is no attention of this layer and head.");
    }
    ModelInService model = SameWeights.find(models, decision.model(), recorded.modelDigest());
    try {
      Differentiable function =
          Models.served(model)
              .differentiable()
              .orElseThrow(
                  () -> new GuardException(Kind.CONFLICT, "The model explains no longer."));
      Leaf leaf = function.leaf(Sources.withoutUnasked(decision.inputs(), model));
      float[][][] heads =
          function.attention(leaf, recorded.target().index(), false).weights()[layer - 1];
      float[][] weights = head == 0 ? mean(heads) : heads[head - 1];
      return new View(layer, head, attention.layers(), attention.heads(), leaf.tokens(), weights);
    } catch (BusyException e) {
      throw GuardException.of(Kind.BUSY, e);
    } catch (ModelException e) {
      throw new GuardException(Kind.UNAVAILABLE, "The model does not answer.", e);
    }
  }

  private static float[][] mean(float[][][] heads) {
    int length = heads[0].length;
    float[][] mean = new float[length][length];
    for (int row = 0; row < length; row++) {
      for (int column = 0; column < length; column++) {
        double sum = 0;
        for (float[][] head : heads) {
          sum += head[row][column];
        }
        mean[row][column] = (float) (sum / heads.length);
      }
    }
    return mean;
  }
}
