package org.probity.explainability.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.domain.explanation.Leaf;

class UnitsTest {
  private static Leaf leaf(Leaf.Kind kind, long... shape) {
    int size = 1;
    for (long length : shape) {
      size *= (int) length;
    }
    return new Leaf(kind, shape, new float[size], List.of(), List.of(), new boolean[0], 0);
  }

  @Test
  void aTokenIsItsWholeEmbedding() {
    Units units = Units.finest(leaf(Leaf.Kind.EMBEDDINGS, 2, 3));

    assertThat(units.shape()).containsExactly(2);
    assertThat(units.sum(new double[] {1, 2, 3, 10, 20, 30})).containsExactly(6, 60);
  }

  @Test
  void aPatchCoversAllChannels() {
    Units units = Units.coarse(leaf(Leaf.Kind.PIXELS, 2, 2, 4), 2);

    assertThat(units.shape()).containsExactly(1, 2);
    assertThat(
            units.sum(
                new double[] {
                  1, 1, 5, 5, 1, 1, 5, 5,
                  2, 2, 7, 7, 2, 2, 7, 7
                }))
        .containsExactly(12, 48);
  }

  @Test
  void anEdgeThatDoesNotDivideHasSmallerPatches() {
    assertThat(Units.coarse(leaf(Leaf.Kind.PIXELS, 1, 5, 3), 2).shape()).containsExactly(2, 1);
    assertThat(Units.coarse(leaf(Leaf.Kind.PIXELS, 1, 28, 28), 14).shape()).containsExactly(14, 14);
  }

  @Test
  void onlyUnitsThatDifferCanBeErased() {
    Units units = Units.finest(leaf(Leaf.Kind.EMBEDDINGS, 3, 2));

    assertThat(units.differing(new float[] {1, 1, 2, 3, 4, 4}, new float[] {1, 1, 2, 9, 9, 9}))
        .containsExactly(1, 2);
  }
}
