package org.probity.explainability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.probity.explainability.Explaining.explain;
import static org.probity.explainability.Textbook.input;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.domain.explanation.Explanation;

class ExplanationJsonTest {
  private static Explanation text() {
    return Samples.text("integrated-gradients");
  }

  @Test
  void membersStandAsInTheApi() throws Exception {
    var root = new ObjectMapper().readTree(ExplanationJson.write(text()));

    assertThat(root.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "decision_id",
            "model",
            "model_version",
            "model_digest",
            "method",
            "parameters",
            "target",
            "attributions",
            "attention",
            "quality");
    assertThat(root.at("/attributions").fieldNames())
        .toIterable()
        .containsExactly("tokens", "offsets", "values", "words");
    assertThat(root.at("/quality").fieldNames())
        .toIterable()
        .containsExactly(
            "completeness_delta",
            "comprehensiveness",
            "sufficiency",
            "deletion_auc",
            "insertion_auc",
            "max_sensitivity",
            "infidelity",
            "complexity",
            "randomisation_similarity",
            "warnings",
            "fit_as_evidence");
    assertThat(root.at("/method").textValue()).isEqualTo("integrated-gradients");
    assertThat(root.at("/attributions/offsets/1/1").intValue()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"integrated-gradients", "smoothgrad", "shapley", "attention-gradient"})
  void whatIsReadIsWhatWasWritten(String method) {
    Explanation written = Samples.text(method);
    Explanation read = ExplanationJson.read(ExplanationJson.write(written));

    assertThat(read).usingRecursiveComparison().ignoringFields("parameters").isEqualTo(written);
    assertThat(ExplanationJson.write(read)).isEqualTo(ExplanationJson.write(written));
  }

  @Test
  void aRowKeepsItsShapeAndFeatureNames() {
    Explanation read = ExplanationJson.read(ExplanationJson.write(Samples.row()));

    assertThat(read.attributions().shape()).containsExactly(Samples.FEATURES.size());
    assertThat(read.attributions().features()).isEqualTo(Samples.FEATURES);
    assertThat(read.attention()).isNull();
  }

  @Test
  void whatIsNotANumberIsNull() {
    Textbook root =
        Textbook.ofFeatures(
            2, x -> Math.sqrt(x[0]) + x[1], x -> new float[] {Float.POSITIVE_INFINITY, 1});
    byte[] json = ExplanationJson.write(explain(root, "gradient", input(0, 1)));

    assertThat(new String(json, UTF_8)).contains("\"values\":[null,1.0]");
    assertThat(ExplanationJson.read(json).attributions().values()[0]).isNaN();
  }

  @Test
  void theSameRequestGivesTheSameBytesFromAnyThread() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<byte[]>> tasks = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        String method = List.of("integrated-gradients", "smoothgrad", "shapley").get(i % 3);
        tasks.add(() -> ExplanationJson.write(Samples.text(method)));
      }
      List<Future<byte[]>> answers = threads.invokeAll(tasks);
      for (int i = 3; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).isEqualTo(answers.get(i - 3).get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anotherSeedGivesAnotherSample() {
    Textbook cubic = Textbook.cubic();

    assertThat(explain(cubic, "smoothgrad", input(1, 2), "seed", 1).attributions().values())
        .isNotEqualTo(explain(cubic, "smoothgrad", input(1, 2), "seed", 2).attributions().values());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "[]", "{}", "null", "{\"id\":1}", "not json", "{\"id\":\"a\",\"target\":3}"})
  void bytesThatAreNoExplanationAreRefused(String json) {
    assertThatThrownBy(() -> ExplanationJson.read(json.getBytes(UTF_8)))
        .isInstanceOf(ExplanationException.class)
        .hasMessage("These bytes are not an explanation.");
  }

  @Test
  void valuesThatDoNotFitTheirShapeAreRefused() {
    String json = new String(ExplanationJson.write(Samples.row()), UTF_8);
    String cut = json.replace("\"shape\":[14]", "\"shape\":[15]");

    assertThat(cut).isNotEqualTo(json);
    assertThatThrownBy(() -> ExplanationJson.read(cut.getBytes(UTF_8)))
        .isInstanceOf(ExplanationException.class);
  }
}
