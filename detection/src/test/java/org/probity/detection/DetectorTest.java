package org.probity.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.domain.finding.Finding;

class DetectorTest {
  private static final Detector DETECTOR = new Detector(Map.of());
  private static final AnalyzeOptions DEFAULTS = AnalyzeOptions.defaults();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mail jane@example.com or call +49 30 901820 | EMAIL_ADDRESS PHONE_NUMBER",
        "my card is 4111-1111-1111-1111, exp 12/27 | CREDIT_CARD",
        "身份证号11010519491231002X，手机13812345678 | CN_RESIDENT_ID CN_MOBILE",
        "SSN 536-90-4399 from 203.0.113.7 | US_SSN IP_ADDRESS",
        "IBAN DE89 3704 0044 0532 0130 00 | IBAN_CODE",
        "see https://example.org/?q=jane@example.com | URL",
        "device 00:1A:2B:3C:4D:5E on 2024-03-01 | MAC_ADDRESS DATE_TIME",
        "The meeting is at 10:30 in room 404. | ''",
        "order 20240301123456789 shipped | ''",
        "The quick brown fox jumps over 13 lazy dogs | ''",
      })
  void finds(String text, String entities) {
    List<String> found =
        DETECTOR.analyze(text, DEFAULTS).stream().map(Finding::entityType).toList();
    assertThat(String.join(" ", found)).isEqualTo(entities);
  }

  @Test
  void offsetsAreCodePointsOfTheOriginal() {
    List<Finding> findings = DETECTOR.analyze("😀😀 １３８\u200B１２３４５６７８ ok", DEFAULTS);
    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.start()).isEqualTo(3);
              assertThat(finding.end()).isEqualTo(15);
            });
  }

  @Test
  void theThresholdTheEntitiesAndTheAllowListAreObeyed() {
    String text = "ids 536904399, a@b.co and c@d.co";
    assertThat(DETECTOR.analyze(text, DEFAULTS.withScoreThreshold(0)))
        .extracting(Finding::entityType)
        .contains("US_SSN");
    assertThat(DETECTOR.analyze(text, DEFAULTS)).hasSize(2);
    assertThat(DETECTOR.analyze(text, DEFAULTS.withAllowList(Set.of("a@b.co")))).hasSize(1);
    assertThat(DETECTOR.analyze(text, DEFAULTS.withEntities(Set.of("US_SSN")))).isEmpty();
    assertThatThrownBy(() -> DETECTOR.analyze(text, DEFAULTS.withEntities(Set.of("SHOE_SIZE"))))
        .isInstanceOf(DetectionException.class);
    assertThatThrownBy(() -> DEFAULTS.withScoreThreshold(Double.NaN))
        .isInstanceOf(DetectionException.class);
  }

  @Test
  void aScanKeepsWhatStandsInsideSomethingElse() {
    Scan scan = DETECTOR.scan("https://example.org/?q=jane@example.com");
    assertThat(scan.findings()).extracting(Finding::entityType).contains("URL", "EMAIL_ADDRESS");
    assertThat(scan.classes()).containsOnlyKeys(EntityClass.DIRECT_ID);
  }

  @Test
  void aScanTellsWhatNobodyLookedFor() {
    Detector scored = new Detector(Map.of("toxicity", text -> Map.of("HATE", 0.9)));
    Scan scan = scored.scan("text");
    assertThat(scan.scores()).containsEntry("HATE", 0.9).containsEntry("SELF_HARM", 0.0);
    assertThat(scan.recognizers())
        .containsEntry("HATE", "model")
        .containsEntry("SELF_HARM", "lexicon");
    assertThat(scan.notExamined())
        .contains("toxicity", "prompt-injection", "third-party")
        .doesNotContain("hate", "self-harm");
  }

  @Test
  void noValueStandsInTheReason() {
    String text = "password: Tr0ub4dor&3, SSN 536-90-4399, jane@example.com";
    assertThat(DETECTOR.scan(text).findings())
        .hasSize(3)
        .allSatisfy(
            finding ->
                assertThat(finding.why())
                    .doesNotContain("Tr0ub")
                    .doesNotContain("536")
                    .doesNotContain("jane"));
  }

  @ParameterizedTest
  @CsvSource({
    "EMAIL_ADDRESS, DIRECT_ID",
    "CREDIT_CARD, PAYMENT_CARD",
    "CN_BANK_CARD, PAYMENT_CARD",
    "CREDENTIAL, CREDENTIAL",
    "FR_SIREN, DIRECT_ID",
    "SOMETHING_NEW, DIRECT_ID",
  })
  void policiesSpeakOfClasses(String entity, EntityClass type) {
    assertThat(EntityClass.of(entity)).containsExactly(type);
  }

  @Test
  void aDateNamesNobody() {
    assertThat(EntityClass.of("DATE_TIME")).isEmpty();
    assertThat(EntityClass.of("AU_ACN")).isEmpty();
  }
}
