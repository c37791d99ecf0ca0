package org.probity.inference.training;

import java.util.ArrayList;
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
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    for (int i = 0; i < groups.length; i++) {
      members.computeIfAbsent(groups[i], g -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> ordered = new ArrayList<>(members.values());
    List<Integer> train = new ArrayList<>();
    List<Integer> held = new ArrayList<>();
    for (int index : Shuffle.order(ordered.size(), new Random(seed))) {
      (held.size() < share * groups.length ? held : train).addAll(ordered.get(index));
    }
    return new Split(
        train.stream().mapToInt(Integer::intValue).toArray(),
        held.stream().mapToInt(Integer::intValue).toArray());
  }
}
