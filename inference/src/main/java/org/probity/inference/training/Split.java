package org.probity.inference.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Which items are trained on and which are held out; no group stands on both sides. */
record Split(int[] train, int[] held) {

  /**
   * @param groups number of each item's group
   * @param share of the items to hold out, as 0.1
   */
  static Split of(int[] groups, double share, long seed) {
    List<Integer> train = new ArrayList<>();
    List<Integer> held = new ArrayList<>();
    for (List<Integer> group : shuffled(groups, seed)) {
      (held.size() < share * groups.length ? held : train).addAll(group);
    }
    return new Split(ints(train), ints(held));
  }

  /**
   * Splits that together hold out every item once, some as many items each. The first is that of
   * {@link #of} with the share of one.
   */
  static List<Split> folds(int[] groups, int count, long seed) {
    List<List<Integer>> held = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      held.add(new ArrayList<>());
    }
    int fold = 0;
    for (List<Integer> group : shuffled(groups, seed)) {
      if (held.get(fold).size() >= groups.length / (double) count && fold < count - 1) {
        fold++;
      }
      held.get(fold).addAll(group);
    }
    return held.stream().map(own -> new Split(others(held, own), ints(own))).toList();
  }

  private static int[] others(List<List<Integer>> folds, List<Integer> own) {
    return folds.stream()
        .filter(fold -> fold != own)
        .flatMap(List::stream)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static List<List<Integer>> shuffled(int[] groups, long seed) {
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < groups.length; i++) {
      members.computeIfAbsent(groups[i], g -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> ordered = new ArrayList<>(members.values());
    return Arrays.stream(Shuffle.order(ordered.size(), new Random(seed)))
        .mapToObj(ordered::get)
        .toList();
  }

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }
}
