package org.probity.detection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static final Context CARDS =
      new Context("card", "cardinal", "carte", "信用卡", "tin", "dl#");
  private static final Context PHONES = new Context("call", "tel", "téléphone", "card", "text me");
  private static final String[] PIECES = {
    "card", "cards", "Cardinal", "carte", "discard", "call", "TEL", "téléphone", "TÉLÉPHONE", "tin",
    "tins", "tiny", "dl#", "信用卡", "text me", "1", " ", "-", "x", "."
  };

  /** One reading for all must say what a reading for each says. */
  @Test
  void readTogetherOrAloneTheSameWordsAreNear() {
    Vocabulary vocabulary = new Vocabulary(List.of(CARDS, PHONES));
    Random random = new Random(11);
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(40); pieces >= 0; pieces--) {
        text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextBoolean() ? " " : "");
      }
      Vocabulary.Occurrences together = vocabulary.in(text.toString());
      for (Context context : List.of(CARDS, PHONES)) {
        Context.Places alone = context.in(text.toString());
        Context.Places known = Objects.requireNonNull(together.of(context));
        for (int start = 0; start < text.length(); start += 1 + random.nextInt(9)) {
          int end = Math.min(text.length(), start + random.nextInt(12));
          assertThat(known.near(start, end))
              .as("%s at %d to %d", text, start, end)
              .isEqualTo(alone.near(start, end));
        }
      }
    }
    assertThat(vocabulary.in("card").of(new Context("card"))).isNull();
  }
}
