package org.probity.bench.load;

import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * What customers write of their purchases, so varied that no text comes twice: whole sentences,
 * since names are read into words in any order ("river table"), which are then hidden, and a text
 * that is changed needs forwards of its own.
 */
final class Sentences {
  private static final List<String> FRAMES =
      List.of(
          "The # came later than expected and the box was @.",
          "I would buy this # again, though the delivery took too long.",
          "It works as described, but the # feels a little @.",
          "We use the # in the kitchen and it looks quite @.",
          "The colour of the # is darker than in the picture.",
          "For the price it is a @ # and I can recommend it.",
          "My old # was heavier, and this one is rather @.",
          "After two weeks the # still works without any trouble.",
          "The manual of the # is short but easy to follow.",
          "They sent a new # at once when the first one was @.",
          "The # is larger than we thought and fits under the window.",
          "Next time I will ask for a @ # with a longer cable.");

  private static final List<String> THINGS =
      List.of(
          "lamp",
          "table",
          "chair",
          "radio",
          "clock",
          "kettle",
          "blanket",
          "mirror",
          "shelf",
          "carpet",
          "pillow",
          "basket",
          "camera",
          "printer",
          "keyboard",
          "bicycle",
          "heater",
          "fan",
          "oven",
          "drawer",
          "jacket",
          "tent",
          "guitar",
          "ladder",
          "bottle");

  private static final List<String> QUALITIES =
      List.of(
          "light", "heavy", "bright", "small", "simple", "strong", "soft", "quiet", "pretty",
          "thin", "broken", "wet", "loose", "sturdy", "useful", "cheap", "clean", "warm");

  private static final Pattern SLOT = Pattern.compile("[#@]");

  private Sentences() {}

  /** As many sentences as reach the number of words, the last one cut there. */
  static String of(int words, Random random) {
    StringBuilder text = new StringBuilder();
    int left = words;
    while (left > 0) {
      String[] sentence = sentence(random).split(" ");
      for (int i = 0; i < sentence.length && left > 0; i++, left--) {
        text.append(text.isEmpty() ? "" : " ").append(sentence[i]);
      }
    }
    return text.toString();
  }

  private static String sentence(Random random) {
    return SLOT.matcher(any(FRAMES, random))
        .replaceAll(slot -> any(slot.group().equals("#") ? THINGS : QUALITIES, random));
  }

  private static String any(List<String> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
