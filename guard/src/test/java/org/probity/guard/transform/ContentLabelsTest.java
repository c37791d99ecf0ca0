package org.probity.guard.transform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Severity;
import org.probity.domain.decision.Stage;
import org.probity.domain.tensor.Tensor;

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

  @Test
  void aPictureCarriesWhatIsDemandedAndNothingElse() throws IOException {
    Tensor pixels = Tensor.floats("image", new float[2 * 3 * 40 * 60], 2, 3, 40, 60);

    ContentLabels.Pictures plain = labels.pictures(ID, List.of(), List.of(pixels));
    assertThat(plain.transformations()).isEmpty();
    assertThat(plain.tensors().get(0).shape()).containsExactly(2);
    assertThat(file(plain, 0)).doesNotContain("AIGC");

    ContentLabels.Pictures marked =
        labels.pictures(ID, List.of(hit(Effect.WATERMARK)), List.of(pixels));
    assertThat(marked.transformations()).containsExactly("mark:image:2");
    assertThat(file(marked, 1)).contains("tEXtAIGC", "XML:com.adobe.xmp", ID.toString());
    assertThat(white(marked, 1)).isZero();

    ContentLabels.Pictures labelled =
        labels.pictures(ID, List.of(hit(Effect.LABEL)), List.of(pixels));
    assertThat(labelled.transformations()).containsExactly("label:image:2");
    assertThat(file(labelled, 0)).doesNotContain("AIGC");
    assertThat(white(labelled, 0)).isGreaterThan(100);
  }

  @Test
  void aPictureTooSmallForTheWordsGetsRoomForThem() throws IOException {
    Tensor pixels = Tensor.floats("image", new float[28 * 28], 1, 1, 28, 28);
    BufferedImage shown =
        picture(labels.pictures(ID, List.of(hit(Effect.LABEL)), List.of(pixels)), 0);
    assertThat(shown.getWidth()).isGreaterThan(28);
    assertThat(shown.getHeight()).isGreaterThan(28);
    for (int y = 0; y < 28; y++) {
      assertThat(shown.getRGB(27, y)).isEqualTo(0xff000000);
    }
  }

  @Test
  void aProviderOfAnyNameFitsIntoTheFile() throws IOException {
    Tensor pixels = Tensor.floats("image", new float[28 * 28], 1, 1, 28, 28);
    ContentLabels chinese = new ContentLabels("例子 <公司> & \"Co\"");
    ContentLabels.Pictures marked =
        chinese.pictures(ID, List.of(hit(Effect.WATERMARK)), List.of(pixels));
    String file = file(marked, 0);
    assertThat(file).contains("\\u4F8B\\u5B50", "&lt;\\u516C");
    assertThat(picture(marked, 0).getWidth()).isEqualTo(28);
  }

  private static String file(ContentLabels.Pictures pictures, int item) {
    byte[] file = Base64.getDecoder().decode(pictures.tensors().get(0).texts()[item]);
    return new String(file, StandardCharsets.ISO_8859_1);
  }

  private static BufferedImage picture(ContentLabels.Pictures pictures, int item)
      throws IOException {
    byte[] file = Base64.getDecoder().decode(pictures.tensors().get(0).texts()[item]);
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  private static int white(ContentLabels.Pictures pictures, int item) throws IOException {
    BufferedImage picture = picture(pictures, item);
    int white = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        white += picture.getRGB(x, y) == 0xffffffff ? 1 : 0;
      }
    }
    return white;
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
