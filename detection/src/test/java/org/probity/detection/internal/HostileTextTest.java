package org.probity.detection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.probity.detection.testing.Effort;

/** No text of 64 kB keeps a recogniser busy for 100 ms, however it was chosen. */
class HostileTextTest {
  private static final int LENGTH = 64 * 1024;
  private static final List<String> PIECES =
      List.of(
          "1",
          "1 ",
          "1-",
          "1.",
          "1:",
          ":",
          "(1)",
          "+1 ",
          "00 1",
          "12345 ",
          "123-45-6789 ",
          "1.1.1.1 ",
          "1.1.1.1.",
          "10.0.0.1 ",
          "4111 1111 1111 1111 ",
          "1 (2) 3-4.",
          "a",
          "a ",
          "a.",
          "a@",
          "a.a@",
          "@a.",
          "a@a.a.",
          "a@b.co ",
          "!#$%",
          "DE89",
          "DE89 ",
          "DE89 3704 0044 0532 0130 00 ",
          "aa11-",
          "aa:",
          "00:1A:",
          "0000.",
          "http://",
          "a://",
          "a://:",
          "a://b:c",
          "a://b:c@",
          "www.",
          "://",
          "password",
          "password ",
          "password: ",
          "password=",
          "password = = ",
          "api key is ",
          "pwd=aaaa",
          "secret:::",
          "密码",
          "密码是",
          "密码是Xk29!mQz7 ",
          "-----BEGIN PRIVATE KEY-----",
          "-----BEGIN RSA ",
          "-----BEGIN PRIVATE KEY-----a-",
          "-",
          "----",
          "eyJ",
          "eyJaaaaaaaa",
          "eyJaaaaaaaa.",
          "eyJaaaaaaaa.eyJaaaa.",
          "AKIA",
          "ghp_",
          "sk-",
          "sk-a",
          "xoxb-",
          "SG.",
          "glpat-",
          "A",
          "0",
          "aB3",
          "9f86d081884c7d65",
          "2024年",
          "2024年1月",
          "2024-01-",
          "1/1/",
          "12 jan ",
          "13812345678 ",
          "+86 1",
          "1３8",
          "11010519491231002X ",
          "110105194912310021",
          "\u200B",
          "１",
          "－",
          "😀",
          "身份证 ",
          "tel ",
          " ",
          "\n",
          "\"",
          "<>");

  static Stream<String> texts() {
    List<String> texts = new ArrayList<>();
    PIECES.forEach(piece -> texts.add(repeated(piece)));
    Random random = new Random(5);
    for (int i = 0; i < 8; i++) {
      String pair = pick(random) + pick(random);
      texts.add(repeated(pair));
      texts.add(repeated(pair + pick(random)));
    }
    StringBuilder mixed = new StringBuilder();
    while (mixed.length() < LENGTH) {
      mixed.append(pick(random));
    }
    texts.add(mixed.toString());
    texts.add(repeated("h.") + "://@");
    texts.add(repeated("a-") + "@a.b");
    return texts.stream();
  }

  private static String pick(Random random) {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private static String repeated(String piece) {
    return piece.repeat(LENGTH / Math.max(1, piece.length()));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void aRecognizerIsDoneInTime(String text) {
    NormalizedText normalized = NormalizedText.of(text);
    Catalogue.all().forEach(recognizer -> requireModest(recognizer, normalized, text));
  }

  /** Its own examples, whole and broken, over and over. */
  static Stream<Recognizer> recognizers() {
    return Catalogue.all().stream();
  }

  @ParameterizedTest
  @MethodSource("recognizers")
  void itsOwnExamplesTakeNoLonger(Recognizer recognizer) {
    for (String example : recognizer.finds()) {
      String text = example.replaceAll("[«»]", "");
      for (String piece : List.of(text, text + " ", text.substring(0, text.length() - 1))) {
        String flood = repeated(piece);
        requireModest(recognizer, NormalizedText.of(flood), flood);
      }
    }
  }

  private static void requireModest(Recognizer recognizer, NormalizedText text, String flood) {
    int quarter = flood.length() / 4;
    assertThat(
            Effort.isModest(
                recognizer::find, text, () -> NormalizedText.of(flood.substring(0, quarter))))
        .as(() -> recognizer.name() + " on " + flood.substring(0, 40))
        .isTrue();
  }
}
