package org.probity.detection.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.detection.DetectionException;
import org.probity.domain.work.WorkKind;

class WorkIndexTest {
  /** IPR-01 refuses from here. */
  private static final double REFUSED = 0.6;

  private static final int WORKS = 2_000;
  private static final List<String> PROSE = new ArrayList<>();
  private static final List<String> CODE = new ArrayList<>();
  private static WorkIndex index = WorkIndex.EMPTY;

  @BeforeAll
  static void register() {
    Prose prose = new Prose(1);
    Code code = new Code(2);
    List<WorkIndex.Addition> additions = new ArrayList<>();
    for (int i = 0; i < WORKS; i++) {
      PROSE.add(prose.paragraph(300));
      CODE.add(code.program(6));
      additions.add(addition("prose " + i, PROSE.get(i), false));
      additions.add(addition("code " + i, CODE.get(i), true));
    }
    for (int from = 0; from < additions.size(); from += 100) {
      index = index.with(additions.subList(from, from + 100));
    }
  }

  private static WorkIndex.Addition addition(String title, String text, boolean code) {
    Fingerprints prints = Fingerprints.of(text, code);
    UUID id = UUID.nameUUIDFromBytes(title.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    return new WorkIndex.Addition(
        id, WorkKind.PROTECTED_WORK, title, prints.words(), prints.toBytes());
  }

  private static double score(String text, String title) {
    return index.matches(text).stream()
        .filter(match -> match.work().title().equals(title))
        .mapToDouble(WorkMatch::score)
        .max()
        .orElse(0);
  }

  private static double score(String text) {
    return index.matches(text).stream().mapToDouble(WorkMatch::score).max().orElse(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "upper", "space", "flow", "comment", "accents", "punctuation"})
  void fiftyWordsOfProseAreFoundWhateverWasDoneToThem(String change) {
    Random random = new Random(3);
    int found = 0;
    for (int i = 0; i < WORKS; i++) {
      String run = words(PROSE.get(i), 50, random);
      String text = new Prose(i).paragraph(40) + "\n" + changed(run, change) + "\nAnd so on.";
      found += score(text, "prose " + i) >= REFUSED ? 1 : 0;
    }
    assertThat(found / (double) WORKS).isGreaterThanOrEqualTo(0.99);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "space", "flow", "comment", "remarks"})
  void fiftyWordsOfCodeAreFoundWhateverWasDoneToThem(String change) {
    Random random = new Random(4);
    int found = 0;
    for (int i = 0; i < WORKS; i++) {
      String bare = Comments.blanked(CODE.get(i));
      String text = "class A {\n" + changed(words(bare, 50, random), change) + "\n}";
      found += score(text, "code " + i) >= REFUSED ? 1 : 0;
    }
    assertThat(found / (double) WORKS).isGreaterThanOrEqualTo(0.99);
  }

  private static String changed(String text, String change) {
    UnaryOperator<String> how =
        switch (change) {
          case "upper" -> run -> run.toUpperCase(Locale.ROOT);
          case "space" -> run -> run.replace(" ", " \t\u00A0 ");
          case "flow" -> run -> run.replaceAll("((?:\\S+\\s+){7})", "$1\n");
          case "comment" -> run -> " * " + run.replaceAll("((?:\\S+\\s+){9})", "$1\n * ");
          case "remarks" -> run -> run.replaceAll("((?:\\S+\\s+){6})", "$1// as before\n /* x */ ");
          case "accents" -> run -> run.replace("e", "é").replace("a", "a\u0308");
          case "punctuation" -> run -> run.replaceAll("[,.]", "").replace(" ", " – ");
          default -> run -> run;
        };
    return how.apply(text);
  }

  /** So many words of a text, from anywhere in it, as they stand there. */
  private static String words(String text, int count, Random random) {
    Words words = Words.of(text);
    int first = random.nextInt(words.count() - count + 1);
    return text.substring(words.start(first), words.end(first + count - 1));
  }

  @Test
  void unrelatedParagraphsPass() {
    int refused = 0;
    for (int i = 0; i < 10_000; i++) {
      String text =
          i % 4 == 0 ? new Code(100_000L + i).program(3) : new Prose(100_000L + i).paragraph(120);
      refused += score(text) >= REFUSED ? 1 : 0;
    }
    assertThat(refused).isLessThanOrEqualTo(10);
  }

  @Test
  void aShortQuotationPasses() {
    Random random = new Random(5);
    for (int i = 0; i < WORKS; i++) {
      String quoted = "As they say, “" + words(PROSE.get(i), 25, random) + "”, and I agree.";
      assertThat(score(quoted)).isLessThan(REFUSED);
    }
  }

  @Test
  void aShortPoemCountsAsAWhole() {
    String poem =
        "The lamp is out, the street is wide, a bicycle leans at the harbour side, and somebody"
            + " whistles an old refrain to the slow green lights of the final train";
    WorkIndex more = index.with(List.of(addition("poem", poem, false)));
    assertThat(more.matches("He wrote: " + poem))
        .singleElement()
        .satisfies(match -> assertThat(match.score()).isGreaterThanOrEqualTo(REFUSED));
    assertThat(more.matches("a bicycle leans at the harbour side, and somebody whistles"))
        .allSatisfy(match -> assertThat(match.score()).isLessThan(REFUSED));
    assertThat(more.without(more.matches(poem).get(0).work().id()).matches(poem)).isEmpty();
  }

  @Test
  void aTextChangedHereAndThereIsStillTaken() {
    String text = PROSE.get(7).replaceAll("((?:\\S+\\s+){24})\\S+", "$1zzz");
    assertThat(score(text, "prose 7")).isGreaterThanOrEqualTo(REFUSED);
  }

  @Test
  void chineseIsComparedByCharacters() {
    String work =
        "天命之谓性，率性之谓道，修道之谓教。道也者，不可须臾离也，可离非道也。是故君子戒慎乎其所不睹，恐惧乎其所不闻。"
            + "莫见乎隐，莫显乎微，故君子慎其独也。喜怒哀乐之未发，谓之中；发而皆中节，谓之和。中也者，天下之大本也；和也者，天下之达道也。";
    WorkIndex more = index.with(List.of(addition("zhongyong", work, false)));
    assertThat(more.matches("请看：" + work.replace("，", " ").replace("。", "\n")))
        .singleElement()
        .satisfies(match -> assertThat(match.score()).isGreaterThanOrEqualTo(REFUSED));
    assertThat(more.matches("他说：莫见乎隐，莫显乎微，故君子慎其独也。"))
        .allSatisfy(match -> assertThat(match.score()).isLessThan(REFUSED));
  }

  @Test
  void manyWorksWithTheSamePassageAreAllBounded() {
    List<WorkIndex.Addition> same = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      same.add(addition("copy " + i, PROSE.get(3) + " Copy number " + i + ".", false));
    }
    WorkIndex more = WorkIndex.EMPTY.with(same);
    assertThat(more.matches(PROSE.get(3))).hasSizeBetween(1, 64);
  }

  @Test
  void fewerWordsThanAPhraseAreNoWork() {
    assertThatThrownBy(() -> Fingerprints.of("Just do it, they said.", false))
        .isInstanceOf(DetectionException.class);
  }
}
