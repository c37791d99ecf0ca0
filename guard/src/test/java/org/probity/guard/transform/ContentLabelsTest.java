package org.probity.guard.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Severity;
import org.probity.domain.decision.Stage;

class ContentLabelsTest {
  private static final DecisionId ID = DecisionId.next();
  private final ContentLabels labels = new ContentLabels("Example \"GmbH\"");

  @Test
  void aMarkNamesProviderAndContentInTheFieldsOfTheStandard() throws IOException {
    JsonNode metadata =
        new ObjectMapper().readTree(labels.metadata(ID, List.of(hit(Effect.WATERMARK))));
    assertThat(metadata.fieldNames()).toIterable().containsExactly("AIGC");
    assertThat(metadata.path("AIGC").fieldNames())
        .toIterable()
        .containsExactly(
            "Label",
            "ContentProducer",
            "ProduceID",
            "ReservedCode1",
            "ContentPropagator",
            "PropagateID",
            "ReservedCode2");
    assertThat(metadata.at("/AIGC/Label").textValue()).isEqualTo("1");
    assertThat(metadata.at("/AIGC/ContentProducer").textValue()).isEqualTo("Example \"GmbH\"");
    assertThat(metadata.at("/AIGC/ProduceID").textValue()).isEqualTo(ID.toString());
  }

  @Test
  void onlyWhatARuleDemandsIsLabelled() {
    assertThat(labels.metadata(ID, List.of(hit(Effect.LABEL)))).isNull();
    assertThat(labels.visible(List.of(hit(Effect.LABEL)))).contains("AI-generated");
    assertThat(labels.visible(List.of(hit(Effect.WATERMARK)))).contains("人工智能生成");
    assertThat(labels.visible(List.of(hit(Effect.REDACT)))).isNull();
  }

  private static RuleHit hit(Effect effect) {
    return new RuleHit(
        "TRN-06",
        "title",
        "题目",
        effect,
        Severity.MEDIUM,
        Stage.RESPONSE,
        List.of(),
        List.of(),
        List.of(),
        true,
        false);
  }
}
