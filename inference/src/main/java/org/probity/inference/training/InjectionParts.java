package org.probity.inference.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What is trained on, what calibrates the score, and what measures it. Patterns, not sentences, are
 * divided; some sources, and what the model cannot read, only measure.
 */
record InjectionParts(int[] train, int[] calibrate, int[] held) {
  private static final Set<String> TRAINED_ON =
      Set.of(InjectionText.OWN, InjectionData.IN_THE_WILD, InjectionData.TWEETS);

  private static final double HELD_OUT = 0.15;
  private static final double CALIBRATING = 0.12;

  static InjectionParts of(List<InjectionText> texts, long seed) {
    List<Integer> train = new ArrayList<>();
    List<Integer> calibrate = new ArrayList<>();
    List<Integer> held = new ArrayList<>();
    int[] groups = texts.stream().mapToInt(InjectionText::group).toArray();
    Split byGroup = Split.of(groups, HELD_OUT, seed);
    for (int item : byGroup.held()) {
      held.add(item);
    }
    int[] rest = byGroup.train();
    int[] restGroups = new int[rest.length];
    for (int i = 0; i < rest.length; i++) {
      restGroups[i] = groups[rest[i]];
    }
    Split further = Split.of(restGroups, CALIBRATING, seed + 1);
    for (int index : further.train()) {
      (trainedOn(texts, rest[index]) ? train : held).add(rest[index]);
    }
    for (int index : further.held()) {
      (trainedOn(texts, rest[index]) ? calibrate : held).add(rest[index]);
    }
    return new InjectionParts(array(train), array(calibrate), array(held));
  }

  private static boolean trainedOn(List<InjectionText> texts, int item) {
    return TRAINED_ON.contains(texts.get(item).source()) && !texts.get(item).unread();
  }

  private static int[] array(List<Integer> items) {
    return items.stream().mapToInt(Integer::intValue).sorted().toArray();
  }
}
