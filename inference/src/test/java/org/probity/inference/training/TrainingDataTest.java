package org.probity.inference.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.probity.inference.NativeEngine;
import org.probity.inference.text.TextTokenizer;

@ExtendWith(NativeEngine.class)
class TrainingDataTest {
  @Test
  void aMailsTextIsWhatItsReaderSees() {
    String mail =
        """
        From: someone@example.org
        Subject: not text
        Content-Type: multipart/alternative; boundary="xx"

        --xx
        Content-Type: text/plain; charset="iso-8859-1"
        Content-Transfer-Encoding: quoted-printable

        Caf=E9 at=
         noon
        --xx
        Content-Type: text/html
        Content-Transfer-Encoding: base64

        PGI+SGVsbG8mbmJzcDt5b3U8L2I+PHNjcmlwdD54KCk8L3NjcmlwdD4=
        --xx
        Content-Type: image/png

        iVBORw0KGgo=
        --xx--
        """;
    assertThat(MailText.of(mail)).isEqualTo("Café at noon Hello you");
  }

  @Test
  void mailsThatAreNearlyTheSameFormAGroup() {
    int[] groups =
        NearDuplicates.groups(
            List.of(
                "Dear friend, earn ten thousand dollars from home without any risk at all today",
                "The kernel patch fails to apply on the stable branch, see the log attached",
                "DEAR FRIEND!! earn ten thousand dollars from home without any risk at all, Bob",
                "Something else entirely"));
    assertThat(groups[0]).isEqualTo(groups[2]);
    assertThat(List.of(groups[0], groups[1], groups[3])).doesNotHaveDuplicates();
  }

  @Test
  void noGroupStandsOnBothSidesOfASplit() {
    int[] groups = IntStream.range(0, 1000).map(i -> i / 7).toArray();
    Split split = Split.of(groups, 0.1, 3);
    assertThat(split.train().length + split.held().length).isEqualTo(1000);
    assertThat(split.held().length).isBetween(100, 106);
    List<Integer> heldGroups = IntStream.of(split.held()).map(i -> groups[i]).boxed().toList();
    assertThat(IntStream.of(split.train()).map(i -> groups[i]).boxed())
        .doesNotContainAnyElementsOf(heldGroups);
    assertThat(Split.of(groups, 0.1, 3).held()).containsExactly(split.held());
  }

  @Test
  void foldsHoldOutEveryGroupOnceAndBeginWithTheSplitOfTheirShare() {
    int[] groups = IntStream.range(0, 1000).map(i -> i / 7).toArray();
    List<Split> folds = Split.folds(groups, 5, 3);
    assertThat(folds.get(0).held()).containsExactly(Split.of(groups, 0.2, 3).held());
    assertThat(folds.stream().flatMapToInt(fold -> IntStream.of(fold.held())).boxed())
        .hasSize(1000)
        .doesNotHaveDuplicates();
    for (Split fold : folds) {
      assertThat(fold.held().length).isBetween(170, 206);
      assertThat(IntStream.of(fold.train()).map(i -> groups[i]).boxed())
          .doesNotContainAnyElementsOf(
              IntStream.of(fold.held()).map(i -> groups[i]).boxed().toList());
    }
  }

  @Test
  void aMadeSentenceThatRunsLikeAHeldOutOneIsKnown() {
    List<TaggedText> texts =
        List.of(
            new TaggedText(
                "Could you please send Ann Lee the bill?",
                List.of(new TaggedText.Span("PERSON", 22, 29))),
            new TaggedText("Well, could you please send to me", List.of()),
            new TaggedText("Could you please send it?", List.of()),
            new TaggedText(
                "Well, could you please send Bob", List.of(new TaggedText.Span("PERSON", 28, 31))));
    CommonRuns runs = new CommonRuns(texts, new int[] {0, 1});
    assertThat(runs.without(texts, new int[] {2, 3})).containsExactly(2);
  }

  @Test
  void learntWordPiecesAreATokenizer(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("tokenizer.json");
    List<String> texts = List.of("the free offer, the free prize!", "a free offering of the day");
    Files.writeString(
        file, WordPieces.learn(List.of(texts.get(0), texts.get(0), texts.get(1)), 3, 20, 16));
    try (TextTokenizer tokenizer = TextTokenizer.loadAsStated(file, 512)) {
      assertThat(tokenizer.tokenize("The free offer").tokens())
          .startsWith("[CLS]", "the", "free")
          .doesNotContain("[UNK]");
      assertThat(tokenizer.tokenize("free ".repeat(50)).ids()).hasSize(16);
      assertThat(tokenizer.tokenize("free").ids()[0]).isEqualTo(2);
    }
  }

  @Test
  void tweetsLoseWhoSaidThemAndToWhom(@TempDir Path folder) throws IOException {
    Path csv = folder.resolve("tweets.csv");
    Files.writeString(
        csv,
        """
        ,count,hate_speech,offensive_language,neither,class,tweet
        0,3,0,0,3,2,"!!! RT @some_body: tea &amp; ""cake""
        http://t.co/x1 &#128514;"
        """);
    assertThat(Tweets.read(csv))
        .containsExactly(new LabelledText("!!! RT @user tea & \"cake\" 😂", 2));
  }

  @Test
  void figuresFollowTheirDefinitions() {
    Confusion confusion = new Confusion(2);
    int[][] pairs = {{0, 0}, {0, 0}, {0, 1}, {1, 1}};
    for (int[] pair : pairs) {
      confusion.add(pair[0], pair[1]);
    }
    assertThat(confusion.accuracy()).isEqualTo(0.75);
    assertThat(confusion.f1(0)).isEqualTo(0.8);
    assertThat(confusion.recall(0)).isEqualTo(2.0 / 3);
    assertThat(confusion.macroF1()).isEqualTo((0.8 + 2.0 / 3) / 2);
  }
}
