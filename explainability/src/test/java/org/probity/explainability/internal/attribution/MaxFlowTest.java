package org.probity.explainability.internal.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MaxFlowTest {

  @Test
  void theNetworkOfTheTextbook() {
    // Cormen, Leiserson, Rivest & Stein, figure 26.1: 23 from s to t.
    MaxFlow network = new MaxFlow(6, 9);
    int[][] edges = {
      {0, 1, 16},
      {0, 2, 13},
      {1, 3, 12},
      {2, 1, 4},
      {2, 4, 14},
      {3, 2, 9},
      {3, 5, 20},
      {4, 3, 7},
      {4, 5, 4}
    };
    for (int[] edge : edges) {
      network.edge(edge[0], edge[1], edge[2]);
    }

    assertThat(network.between(0, 5)).isEqualTo(23);
    assertThat(network.between(0, 5)).as("from an empty network again").isEqualTo(23);
    assertThat(network.between(5, 0)).isZero();
  }

  @Test
  void theGreatestFlowIsTheLeastCut() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      int nodes = 2 + random.nextInt(6);
      long[][] capacity = new long[nodes][nodes];
      MaxFlow network = new MaxFlow(nodes, nodes * nodes);
      for (int from = 0; from < nodes; from++) {
        for (int to = 0; to < nodes; to++) {
          if (from != to && random.nextBoolean()) {
            capacity[from][to] = random.nextInt(20);
            network.edge(from, to, capacity[from][to]);
          }
        }
      }
      assertThat(network.between(0, nodes - 1)).isEqualTo(leastCut(capacity));
    }
  }

  /** Over all sets that hold the first node and not the last. */
  private static long leastCut(long[][] capacity) {
    int nodes = capacity.length;
    long least = Long.MAX_VALUE;
    for (int set = 1; set < 1 << (nodes - 1); set += 2) {
      long cut = 0;
      for (int from = 0; from < nodes; from++) {
        for (int to = 0; to < nodes; to++) {
          cut += (set >> from & 1) == 1 && (set >> to & 1) == 0 ? capacity[from][to] : 0;
        }
      }
      least = Math.min(least, cut);
    }
    return least;
  }
}
