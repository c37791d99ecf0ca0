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
  void whoMayHarmThemselvesIsNotRefusedAsHateful() {
    Detector scored = new Detector(Map.of("toxicity", text -> Map.of("HATE", 0.97)));
    Scan scan = scored.scan("I want to kill myself tonight.");
    assertThat(scan.scores()).containsEntry("HATE", 0.5);
    assertThat(scan.scores().get("SELF_HARM")).isGreaterThanOrEqualTo(0.5);
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

  /** One that takes every "Jane" for a person, and every text for one in this language. */
  private record Janes(NameFinder.Reading reading, double score) implements NameFinder {
    @Override
    public Set<String> entities() {
      return Set.of("PERSON");
    }

    @Override
    public Names find(String text) {
      int at = reading == Reading.NOT_READ ? -1 : text.indexOf("Jane");
      Finding jane = new Finding("PERSON", Math.max(0, at), at + 4, score, "janes", "her name");
      return new Names(at < 0 ? List.of() : List.of(jane), reading);
    }
  }

  private static Detector named(NameFinder.Reading reading, double score) {
    return new Detector(Map.of(), new Janes(reading, score));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ask Jane tomorrow | PERSON",
        "mail Jane@example.com | EMAIL_ADDRESS",
        "see https://example.org/Jane | URL",
        "Jane has SSN 536-90-4399 | PERSON US_SSN",
      })
  void namesStandBesideIdentifiersAndNotInsideThem(String text, String entities) {
    Scan scan = named(NameFinder.Reading.WHOLE, 0.6).scan(text);
    List<String> found =
        scan.findings().stream()
            .map(Finding::entityType)
            .filter(type -> !type.equals("DOMAIN_NAME"))
            .toList();
    assertThat(String.join(" ", found)).isEqualTo(entities);
    assertThat(scan.unknown()).isEmpty();
  }

  @Test
  void namesCountOnlyWhenTheyAreWantedAndSureEnough() {
    Detector detector = named(NameFinder.Reading.WHOLE, 0.6);
    assertThat(detector.supportedEntities()).contains("PERSON", "US_SSN");
    assertThat(detector.analyze("ask Jane", DEFAULTS)).hasSize(1);
    assertThat(detector.analyze("ask Jane", DEFAULTS.withScoreThreshold(0.7))).isEmpty();
    assertThat(detector.analyze("ask Jane", DEFAULTS.withEntities(Set.of("US_SSN")))).isEmpty();
    assertThat(detector.analyze("ask Jane", DEFAULTS.withAllowList(Set.of("Jane")))).isEmpty();
  }

  @Test
  void whatCannotBeReadIsUnknown() {
    Detector absent = named(NameFinder.Reading.NOT_READ, 1);
    assertThat(absent.scan("ask Jane").unknown())
        .containsExactlyInAnyOrder(EntityClass.DIRECT_ID, EntityClass.THIRD_PARTY);
    assertThat(absent.scan("ask Jane").notExamined()).contains("names", "third-party");
    assertThat(absent.examine("ask Jane", DEFAULTS).notExamined()).containsExactly("PERSON");
    assertThat(absent.examine("x", DEFAULTS.withEntities(Set.of("US_SSN"))).notExamined())
        .isEmpty();

    Scan foreign = named(NameFinder.Reading.OTHER_LANGUAGE, 1).scan("frag Jane");
    assertThat(foreign.unknown()).contains(EntityClass.DIRECT_ID);
    assertThat(foreign.findings())
        .extracting(Finding::entityType)
        .containsExactly("PERSON", Detector.UNSUPPORTED_LANGUAGE);
    assertThat(EntityClass.of(Detector.UNSUPPORTED_LANGUAGE)).isEmpty();
  }

  @Test
  void nobodyCanTellWhetherAPersonNamedIsTheOneConcerned() {
    assertThat(EntityClass.of("PERSON"))
        .containsExactlyInAnyOrder(EntityClass.DIRECT_ID, EntityClass.THIRD_PARTY);
    assertThat(EntityClass.of("ADDRESS")).containsExactly(EntityClass.DIRECT_ID);
    assertThat(EntityClass.of("ORGANIZATION")).isEmpty();
  }
}
