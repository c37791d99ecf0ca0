package org.probity.detection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.probity.domain.finding.Finding;

class AnonymizerTest {
  private static final String TEXT = "😀 to a@b.co, 4111";
  private static final Finding EMAIL = finding("EMAIL_ADDRESS", 5, 11);
  private static final Finding CARD = finding("CREDIT_CARD", 13, 17);

  @Test
  void withoutAnOperatorTheTypeStandsInItsPlace() {
    Redaction redaction = Anonymizer.anonymize(TEXT, List.of(CARD, EMAIL), Map.of());
    assertThat(redaction.text()).isEqualTo("😀 to <EMAIL_ADDRESS>, <CREDIT_CARD>");
    assertThat(redaction.items())
        .containsExactly(
            new Redaction.Item("EMAIL_ADDRESS", 5, 20, "replace"),
            new Redaction.Item("CREDIT_CARD", 22, 35, "replace"));
  }

  @Test
  void eachOperatorDoesWhatItSays() {
    assertThat(with(new Operator.Replace("X"))).isEqualTo("😀 to X, 4111");
    assertThat(with(new Operator.Redact())).isEqualTo("😀 to , 4111");
    assertThat(with(new Operator.Keep())).isEqualTo(TEXT);
    assertThat(with(new Operator.Mask("*", 4, false))).isEqualTo("😀 to ****co, 4111");
    assertThat(with(new Operator.Mask("●", 99, true))).isEqualTo("😀 to ●●●●●●, 4111");
    assertThat(with(new Operator.Mask("😀", 1, true))).isEqualTo("😀 to a@b.c😀, 4111");
  }

  @Test
  void aHashDependsOnTheSaltAndOnNothingElse() {
    String once = with(new Operator.Hash("0123456789abcdef".getBytes(US_ASCII), "sha256"));
    assertThat(once).matches("😀 to [0-9a-f]{64}, 4111");
    assertThat(with(new Operator.Hash("0123456789abcdef".getBytes(US_ASCII), "sha256")))
        .isEqualTo(once);
    assertThat(with(new Operator.Hash("0123456789abcdeF".getBytes(US_ASCII), "sha256")))
        .isNotEqualTo(once);
  }

  @Test
  void whatIsEncryptedComesBackUnderTheSameKeyOnly() {
    byte[] key = "0123456789abcdef".getBytes(US_ASCII);
    Operator encrypt = new Operator.Encrypt(key);
    Redaction hidden = Anonymizer.anonymize(TEXT, List.of(EMAIL, CARD), Map.of("DEFAULT", encrypt));
    assertThat(hidden.text()).doesNotContain("a@b").isNotEqualTo(with(encrypt));
    assertThat(Deanonymizer.restore(hidden.text(), hidden.items(), type -> key, key).text())
        .isEqualTo(TEXT);
    byte[] other = "0123456789abcdeF".getBytes(US_ASCII);
    assertThatThrownBy(
            () -> Deanonymizer.restore(hidden.text(), hidden.items(), type -> other, other))
        .isInstanceOf(DetectionException.class);
  }

  @Test
  void aNameStaysTheSameUnderOneKeyAndComesBack() {
    byte[] key = "0123456789abcdef0123456789abcdef".getBytes(US_ASCII);
    String named = with(new Operator.Pseudonymize(key));
    assertThat(named).matches("😀 to <EMAIL_ADDRESS:[A-Za-z0-9_-]+>, 4111");
    assertThat(with(new Operator.Pseudonymize(key))).isEqualTo(named);
    List<Redaction.Item> items = Deanonymizer.pseudonyms(named, key);
    assertThat(Deanonymizer.restore(named, items, type -> key, key).text()).isEqualTo(TEXT);
    byte[] other = "x123456789abcdef0123456789abcdef".getBytes(US_ASCII);
    assertThat(with(new Operator.Pseudonymize(other))).isNotEqualTo(named);
    assertThat(Deanonymizer.pseudonyms(named, other)).isEmpty();
  }

  @Test
  void defaultServesTheTypesThatAreNotNamed() {
    Map<String, Operator> operators =
        Map.of("DEFAULT", new Operator.Redact(), "CREDIT_CARD", new Operator.Keep());
    assertThat(Anonymizer.anonymize(TEXT, List.of(CARD, EMAIL), operators).text())
        .isEqualTo("😀 to , 4111");
  }

  @Test
  void noPartOfAnOverlappingFindingStaysInClear() {
    List<Finding> overlapping =
        List.of(finding("URL", 2, 9), finding("EMAIL_ADDRESS", 5, 11), finding("PERSON", 6, 7));
    assertThat(Anonymizer.anonymize(TEXT, overlapping, Map.of()).text())
        .isEqualTo("😀 <URL><EMAIL_ADDRESS>, 4111");
  }

  @Test
  void badOrdersAreRefused() {
    assertThatThrownBy(() -> Anonymizer.anonymize("a", List.of(CARD), Map.of()))
        .isInstanceOf(DetectionException.class);
    assertThatThrownBy(() -> new Operator.Mask("**", 1, true))
        .isInstanceOf(DetectionException.class);
    assertThatThrownBy(() -> new Operator.Hash(new byte[3], "sha256"))
        .isInstanceOf(DetectionException.class);
  }

  @Test
  void textIsNotPartOfAnyToString() {
    assertThat(Anonymizer.anonymize(TEXT, List.of(), Map.of()).toString()).doesNotContain("a@b.co");
  }

  private static String with(Operator operator) {
    return Anonymizer.anonymize(TEXT, List.of(EMAIL), Map.of("EMAIL_ADDRESS", operator)).text();
  }

  private static Finding finding(String type, int start, int end) {
    return new Finding(type, start, end, 1, "test", "test");
  }
}
