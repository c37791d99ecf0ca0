package org.probity.web.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.detection.Scan;
import org.probity.domain.finding.Finding;
import org.probity.web.http.Errors;
import org.probity.web.http.Json;
import org.probity.web.http.Refusal;

class CodecsTest {
  private static final Scan NOTHING = new Scan(List.of(), Map.of(), Map.of(), Set.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'one'                                    | one",
        "['one', 'two']                           | one,two",
        "[{'type': 'text', 'text': 'one'}, 'two'] | one,two",
      })
  void textsInTheirThreeForms(String input, String texts) {
    assertThat(InputTexts.read(body(input))).containsExactly(texts.split(","));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "''",
        "[]",
        "['one', '']",
        "[1, 2]",
        "[[1, 2], [3]]",
        "1.5",
        "{'text': 'one'}",
        "[{'type': 'image_url', 'image_url': {'url': 'x'}}]",
        "[{'type': 'text'}]",
        "[null]",
      })
  void nothingElseIsTaken(String input) {
    assertThatThrownBy(() -> InputTexts.read(body(input)))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("input"));
  }

  @ParameterizedTest
  @CsvSource({
    "hate,            HATE,             0.8,  true",
    "hate,            HATE,             0.79, false",
    "harassment,      TOXICITY,         0.9,  true",
    "self-harm,       SELF_HARM,        0.6,  true",
    "sexual,          SEXUAL,           0.39, false",
    "sexual/minors,   CSAM,             0.2,  true",
    "prompt-injection, PROMPT_INJECTION, 0.8, true",
  })
  void scoresBecomeCategories(String category, String score, double value, boolean flagged) {
    JsonNode result =
        ModerationCodec.result(new Scan(List.of(), Map.of(score, value), Map.of(), Set.of()));
    assertThat(result.path("category_scores").path(category).doubleValue()).isEqualTo(value);
    assertThat(result.path("categories").path(category).booleanValue()).isEqualTo(flagged);
    assertThat(result.path("category_applied_input_types").path(category)).hasSize(1);
    assertThat(result.path("flagged").booleanValue()).isEqualTo(flagged);
  }

  @ParameterizedTest
  @CsvSource({"EMAIL_ADDRESS, personal-data", "CREDENTIAL, credentials", "URL, "})
  void findingsBecomeCategories(String entity, @Nullable String category) {
    JsonNode result =
        ModerationCodec.result(
            new Scan(
                List.of(new Finding(entity, 0, 9, 1, "r", "w")), Map.of(), Map.of(), Set.of()));
    assertThat(result.path("flagged").booleanValue()).isEqualTo(category != null);
    if (category != null) {
      assertThat(result.path("categories").path(category).booleanValue()).isTrue();
    }
  }

  @Test
  void whatNobodyExaminedIsNotFlaggedAndSaysSo() {
    JsonNode result = ModerationCodec.result(NOTHING);
    assertThat(result.path("flagged").booleanValue()).isFalse();
    assertThat(result.path("categories")).hasSize(Category.values().length);
    assertThat(result.path("category_applied_input_types").path("violence")).isEmpty();
    assertThat(result.path("category_applied_input_types").path("hate")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_request_error, ",
    "401, authentication_error,  invalid_api_key",
    "403, permission_error,      ",
    "404, invalid_request_error, not_found",
    "405, invalid_request_error, method_not_allowed",
    "413, invalid_request_error, request_too_large",
    "429, rate_limit_error,      rate_limit_exceeded",
    "503, server_error,          service_unavailable",
  })
  void errorsBelowV1(int status, String type, @Nullable String code) {
    JsonNode error =
        Json.readObject(Errors.body("/v1/embeddings", status, "No.", "input").bytes())
            .path("error");
    assertThat(error.path("message").textValue()).isEqualTo("input: No.");
    assertThat(error.path("param").textValue()).isEqualTo("input");
    assertThat(error.path("type").textValue()).isEqualTo(type);
    assertThat(error.path("code").textValue()).isEqualTo(code);
    assertThat(error.has("code")).isTrue();
  }

  private static ObjectNode body(String input) {
    String json = "{\"input\": " + input.replace('\'', '"') + "}";
    return Json.readObject(json.getBytes(StandardCharsets.UTF_8));
  }
}
