package org.probity.web.kserve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.web.http.Json;
import org.probity.web.http.Refusal;

class PredictCodecTest {
  private static final List<TensorSpec> TEXT =
      List.of(new TensorSpec("text", Datatype.BYTES, List.of(-1L)));
  private static final List<TensorSpec> NUMBERS =
      List.of(new TensorSpec("features", Datatype.FP32, List.of(-1L, 2L)));
  private static final List<TensorSpec> TOKENS =
      List.of(
          new TensorSpec("ids", Datatype.INT64, List.of(-1L, -1L)),
          new TensorSpec("mask", Datatype.FP32, List.of(-1L, -1L)));

  @Test
  void textsAreOneTensor() {
    Tensor tensor = PredictCodec.instances(body("{'instances': ['a', 'b']}"), TEXT).get(0);
    assertThat(tensor).hasToString("text BYTES[2]");
    assertThat(tensor.texts()).containsExactly("a", "b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[[1, 2], [3, 4], [5, 6]]                                    | [3, 2]",
        "[{'features': [1, 2]}, {'features': [3, 4]}]                | [2, 2]",
        "[[[1, 2], [3, 4]]]                                          | [1, 2, 2]",
        "[1, 2]                                                      | [2]",
      })
  void nestingIsTheShape(String instances, String shape) {
    Tensor tensor =
        PredictCodec.instances(body("{'instances': " + instances + "}"), NUMBERS).get(0);
    assertThat(java.util.Arrays.toString(tensor.shape())).isEqualTo(shape);
    assertThat(tensor.floats()).startsWith(1, 2);
  }

  @Test
  void severalInputsAreObjects() {
    ObjectNode body =
        body("{'instances': [{'ids': [7, 8], 'mask': [1, 1]}, {'mask': [1, 0], 'ids': [9, 0]}]}");
    List<Tensor> tensors = PredictCodec.instances(body, TOKENS);
    assertThat(tensors).extracting(Tensor::name).containsExactly("ids", "mask");
    assertThat(tensors.get(0).longs()).containsExactly(7, 8, 9, 0);
    assertThat(tensors.get(1).floats()).containsExactly(1, 1, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'instances': {}}",
        "{'instances': []}",
        "{'instances': [[]]}",
        "{'instances': [[1], [2, 3]]}",
        "{'instances': [[1, 2], 3]}",
        "{'instances': [['a', 'b']]}",
        "{'instances': [null]}",
        "{'instances': [{'other': [1, 2]}]}",
        "{'instances': [{'features': [1, 2], 'more': 1}]}",
        "{'instances': [{'features': [1, 2]}, [1, 2]]}",
        "{'instances': [[[[[[[[[1]]]]]]]]]}",
        "{'instances': [[1e39, 2]]}",
        "{'instances': [[1, 2]], 'inputs': []}",
      })
  void refusesWhatDoesNotFit(String body) {
    assertThatThrownBy(() -> PredictCodec.instances(body(body), NUMBERS))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(400));
  }

  @Test
  void bareListsWillNotDoForSeveralInputs() {
    assertThatThrownBy(() -> PredictCodec.instances(body("{'instances': [[1, 2]]}"), TOKENS))
        .hasMessage("Each is an object of ids, mask.");
  }

  @Test
  void severalOutputsAreObjects() {
    Tensor logits = Tensor.floats("logits", new float[] {1, 2, 3, 4}, 2, 2);
    Tensor label = Tensor.texts("label", "a", "b");
    assertThat(PredictCodec.predictions(List.of(logits, label)))
        .hasToString(
            "[{\"logits\":[1.0,2.0],\"label\":\"a\"},{\"logits\":[3.0,4.0],\"label\":\"b\"}]");
    assertThat(PredictCodec.predictions(List.of(logits))).hasToString("[[1.0,2.0],[3.0,4.0]]");
  }

  private static ObjectNode body(String json) {
    return Json.readObject(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
