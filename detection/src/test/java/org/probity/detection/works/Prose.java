package org.probity.detection.works;

import java.util.Random;

/**
 * Paragraphs as people write them about everyday matters: few words often, stock phrases, the same
 * turns again and again, so that unrelated ones share what unrelated texts do share.
 */
final class Prose {
  private static final String[] NOUNS =
      ("committee report market city river garden engine letter teacher student doctor patient"
              + " village winter summer morning evening government company product customer"
              + " delivery invoice budget harbour bridge mountain forest kitchen window station"
              + " train ticket manager meeting project deadline result figure chapter library"
              + " museum painting song concert recipe soup bread coffee bicycle road map island"
              + " storm field farmer machine network server database contract lawyer court judge"
              + " witness decision rule policy interest rate loan bank account payment family"
              + " child neighbour friend colleague office building tower church school")
          .split(" ");
  private static final String[] VERBS =
      ("saw found visited described improved opened closed reviewed finished started repaired"
              + " discussed sold bought painted reached crossed followed remembered forgot moved"
              + " cleaned measured tested approved rejected signed read wrote carried watched")
          .split(" ");
  private static final String[] ADJECTIVES =
      ("old new large small quiet busy early late cold warm bright dark public private local"
              + " careful simple difficult expensive cheap narrow wide green grey former recent")
          .split(" ");
  private static final String[] OPENINGS = {
    "It is important to note that",
    "On the other hand,",
    "At the end of the day",
    "As far as we could tell,",
    "In the course of the last few years",
    "For the first time in years",
    "According to the latest figures,",
    "In spite of the bad weather",
    "Needless to say,",
    "To the best of our knowledge",
    "By the time we had arrived,",
    "Last week",
    "Yesterday",
    "Then",
    "After a while",
    "Once again",
    "Meanwhile,",
    "In the end",
    "Of course",
    "",
    "",
    "",
    ""
  };
  private static final String[] ENDINGS = {
    "and there was nothing more to be said about it",
    "for the rest of the day",
    "in the middle of the night",
    "as soon as possible",
    "at the same time",
    "because nobody else wanted to do it",
    "before the end of the year",
    "without any doubt",
    "on the other side of the road",
    "which came as a surprise to everybody",
    "",
    "",
    "",
    ""
  };

  private final Random random;

  Prose(long seed) {
    random = new Random(seed);
  }

  /** Of at least so many words, in whole sentences. */
  String paragraph(int words) {
    StringBuilder text = new StringBuilder();
    int count = 0;
    while (count < words) {
      String sentence = sentence();
      count += sentence.split(" ").length;
      text.append(sentence).append(' ');
    }
    return text.toString().strip();
  }

  private String sentence() {
    StringBuilder text = new StringBuilder(pick(OPENINGS));
    clause(text);
    for (int more = random.nextInt(3); more > 0; more--) {
      text.append(random.nextBoolean() ? ", and" : ", while");
      clause(text);
    }
    text.append(' ').append(pick(ENDINGS));
    return text.toString().strip().replaceAll(" +", " ") + ".";
  }

  private void clause(StringBuilder text) {
    text.append(random.nextInt(3) == 0 ? " they " : " the " + some() + " ");
    text.append(pick(VERBS)).append(random.nextBoolean() ? " the " : " a ").append(some());
    if (random.nextInt(3) == 0) {
      text.append(" of the ").append(some());
    }
  }

  private String some() {
    String noun = NOUNS[(int) (NOUNS.length * Math.pow(random.nextDouble(), 2))];
    return random.nextInt(3) == 0 ? pick(ADJECTIVES) + " " + noun : noun;
  }

  private String pick(String[] from) {
    return from[random.nextInt(from.length)];
  }
}
