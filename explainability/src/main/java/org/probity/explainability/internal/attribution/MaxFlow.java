package org.probity.explainability.internal.attribution;

import java.util.Arrays;

/**
 * Exact maximum flow from node to node by Dinic's algorithm (1970). Capacities are whole numbers,
 * so the result is exact and does not depend on the order of the augmentations.
 */
final class MaxFlow {
  private final int[] first;
  private final int[] next;
  private final int[] head;
  private final long[] capacity;
  private final long[] left;
  private final int[] level;
  private final int[] queue;
  private final int[] arc;
  private int edges;

  /**
   * @param most edges that will be added
   */
  MaxFlow(int nodes, int most) {
    first = new int[nodes];
    Arrays.fill(first, -1);
    next = new int[2 * most];
    head = new int[2 * most];
    capacity = new long[2 * most];
    left = new long[2 * most];
    level = new int[nodes];
    queue = new int[nodes];
    arc = new int[nodes];
  }

  void edge(int from, int to, long limit) {
    half(from, to, limit);
    half(to, from, 0);
  }

  private void half(int from, int to, long limit) {
    head[edges] = to;
    capacity[edges] = limit;
    next[edges] = first[from];
    first[from] = edges++;
  }

  /** The greatest flow; each call starts from an empty network. */
  long between(int source, int sink) {
    System.arraycopy(capacity, 0, left, 0, edges);
    long flow = 0;
    while (reaches(source, sink)) {
      System.arraycopy(first, 0, arc, 0, first.length);
      flow += push(source, sink, Long.MAX_VALUE);
    }
    return flow;
  }

  /** Levels by distance to the sink, so that a search meets only nodes that lead there. */
  private boolean reaches(int source, int sink) {
    Arrays.fill(level, -1);
    level[sink] = 0;
    queue[0] = sink;
    int filled = 1;
    for (int taken = 0; taken < filled && level[source] < 0; taken++) {
      int node = queue[taken];
      for (int edge = first[node]; edge >= 0; edge = next[edge]) {
        if (left[edge ^ 1] > 0 && level[head[edge]] < 0) {
          level[head[edge]] = level[node] + 1;
          queue[filled++] = head[edge];
        }
      }
    }
    return level[source] >= 0;
  }

  /** Sends as much as it can along edges that come one level nearer. */
  private long push(int node, int sink, long limit) {
    if (node == sink) {
      return limit;
    }
    long sent = 0;
    for (; arc[node] >= 0; arc[node] = next[arc[node]]) {
      int edge = arc[node];
      if (left[edge] > 0 && level[head[edge]] == level[node] - 1) {
        long more = push(head[edge], sink, Math.min(limit - sent, left[edge]));
        left[edge] -= more;
        left[edge ^ 1] += more;
        sent += more;
        if (sent == limit) {
          return sent;
        }
      }
    }
    return sent;
  }
}
