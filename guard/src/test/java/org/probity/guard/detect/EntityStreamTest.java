package org.probity.guard.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.probity.detection.AnalyzeOptions;
import org.probity.detection.Anonymizer;
import org.probity.detection.Detector;
import org.probity.detection.StreamRedactor;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.HostOptions;
import org.probity.inference.ModelHost;
import org.probity.inference.ServedModel;

/**
 * The shipped model's names are taken out of a stream where they are out of the whole, wherever it
 * is cut. What kind of name it is, the model may read otherwise from two stretches than from all.
 */
class EntityStreamTest {
  private static final AnalyzeOptions OPTIONS =
      AnalyzeOptions.defaults()
          .withEntities(
              Set.of("PERSON", "LOCATION", "ORGANIZATION", "ADDRESS", "EMAIL_ADDRESS", "US_SSN"));

  private static final String LETTER =
      """
      Dear Jane Miller, thank you for your letter. My name is Peter Hansen and I work for Siemens \
      in Munich, where I look after our customers. Please send the signed papers to 12 Garden \
      Street, Springfield, IL 62701, and write to peter.hansen@example.org if anything is unclear. \
      I have asked Maria Lopez to call you tomorrow. She lives in Oslo and knows the matter well. \
      Her colleague Robert Brown was in Paris last week and will be back soon. Please tell Anna \
      Schmidt that her number SSN 536-90-4399 was not kept. The kettle is broken and the heater is \
      old. Best regards from all of us here, and do remember me to Thomas Becker.
      """;

  @Test
  void everyPlaceOfACutGivesTheSameAsTheWhole() {
    HostOptions options =
        HostOptions.serving(Path.of("target/native"), Path.of("../inference/target/models/minilm"));
    try (ModelHost host = new ModelHost(options);
        ServedModel model = host.load(Path.of("../models/entities-minilm"))) {
      Map<String, Tensor> answers = new HashMap<>();
      EntitiesByModel names =
          new EntitiesByModel(
              text ->
                  Optional.of(
                      answers.computeIfAbsent(
                          text.texts()[0], key -> model.infer(List.of(text)).get(0))));
      Detector detector = new Detector(Map.of(), names);
      String whole =
          Anonymizer.anonymize(LETTER, detector.analyze(LETTER, OPTIONS), Map.of()).text();
      assertThat(whole)
          .contains("<PERSON>", "<LOCATION>", "<ORGANIZATION>", "<ADDRESS>", "<US_SSN>")
          .doesNotContain("Hansen", "Siemens", "Munich", "Garden", "Lopez", "Oslo", "Schmidt");
      answers.clear();
      Set<String> streamed = new HashSet<>();
      for (int cut = 0; cut <= LETTER.length(); cut++) {
        StreamRedactor stream = new StreamRedactor(detector, OPTIONS, Map.of());
        String out = stream.next(LETTER.substring(0, cut)) + stream.next(LETTER.substring(cut));
        streamed.add(out + stream.end());
      }
      assertThat(streamed).as("wherever it is cut").hasSize(1);
      assertThat(streamed).allSatisfy(out -> assertThat(places(out)).isEqualTo(places(whole)));
      assertThat(answers).as("what is read does not depend on the cut").hasSizeBetween(2, 4);
    }
  }

  private static String places(String redacted) {
    return redacted.replaceAll("<(?:PERSON|LOCATION|ORGANIZATION)>", "<NAME>");
  }
}
