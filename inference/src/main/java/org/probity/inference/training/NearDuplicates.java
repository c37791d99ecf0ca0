package org.probity.inference.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Groups texts that are the same or nearly so, to keep each group on one side of a split.
 * Candidates come from MinHash over character shingles (Broder 1997) with banding; a pair counts
 * when the Jaccard similarity of its shingles, as MinHash estimates it, is at least one half.
 */
final class NearDuplicates {
  private static final int SHINGLE = 5;
  private static final int ROWS = 3;
  private static final int BANDS = 24;
  private static final int HASHES = ROWS * BANDS;
  private static final double SIMILAR = 0.5;
  private static final int SEED = 5;

  private final int[] parent;

  private NearDuplicates(int size) {
    parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  /**
   * @return for each text the number of its group
   */
  static int[] groups(List<String> texts) {
    NearDuplicates sets = new NearDuplicates(texts.size());
    int[][] signatures = new int[texts.size()][];
    for (int i = 0; i < signatures.length; i++) {
      signatures[i] = signature(shingles(texts.get(i)));
    }
    for (int band = 0; band < BANDS; band++) {
      Map<List<Integer>, List<Integer>> buckets = new HashMap<>();
      for (int i = 0; i < signatures.length; i++) {
        List<Integer> key = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
          key.add(signatures[i][band * ROWS + row]);
        }
        buckets.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
      }
      buckets.values().forEach(bucket -> sets.joinSimilar(bucket, signatures));
    }
    int[] groups = new int[texts.size()];
    for (int i = 0; i < groups.length; i++) {
      groups[i] = sets.root(i);
    }
    return groups;
  }

  private void joinSimilar(List<Integer> bucket, int[][] signatures) {
    for (int i = 1; i < bucket.size(); i++) {
      for (int j = 0; j < i; j++) {
        int a = root(bucket.get(i));
        int b = root(bucket.get(j));
        if (a != b && similarity(signatures[bucket.get(i)], signatures[bucket.get(j)]) >= SIMILAR) {
          parent[Math.max(a, b)] = Math.min(a, b);
        }
      }
    }
  }

  private int root(int i) {
    int root = i;
    while (parent[root] != root) {
      root = parent[root];
    }
    int node = i;
    while (parent[node] != root) {
      int next = parent[node];
      parent[node] = root;
      node = next;
    }
    return root;
  }

  private static Set<Integer> shingles(String text) {
    String letters = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    Set<Integer> shingles = new HashSet<>();
    for (int i = 0; i + SHINGLE <= letters.length(); i++) {
      shingles.add(letters.substring(i, i + SHINGLE).hashCode());
    }
    if (shingles.isEmpty()) {
      shingles.add(letters.hashCode());
    }
    return shingles;
  }

  private static int[] signature(Set<Integer> shingles) {
    Random random = new Random(SEED);
    int[] signature = new int[HASHES];
    for (int h = 0; h < HASHES; h++) {
      int multiplier = random.nextInt() | 1;
      int offset = random.nextInt();
      int least = Integer.MAX_VALUE;
      for (int shingle : shingles) {
        int mixed = (shingle ^ (shingle >>> 15)) * multiplier + offset;
        least = Math.min(least, mixed ^ (mixed >>> 13));
      }
      signature[h] = least;
    }
    return signature;
  }

  private static double similarity(int[] a, int[] b) {
    int same = 0;
    for (int h = 0; h < HASHES; h++) {
      same += a[h] == b[h] ? 1 : 0;
    }
    return (double) same / HASHES;
  }
}
