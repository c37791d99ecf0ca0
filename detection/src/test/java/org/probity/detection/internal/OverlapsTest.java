package org.probity.detection.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.probity.domain.finding.Finding;

class OverlapsTest {

  @Test
  void theLongerWinsThenTheBetterScored() {
    Finding longer = finding("URL", 0, 10, 0.5);
    Finding shorter = finding("EMAIL_ADDRESS", 2, 8, 1.0);
    Finding weak = finding("US_SSN", 20, 29, 0.4);
    Finding strong = finding("PHONE_NUMBER", 20, 29, 0.6);
    assertThat(Overlaps.resolve(List.of(shorter, weak, longer, strong), false))
        .containsExactly(longer, strong);
  }

  @Test
  void findingsOfOtherTypesAreKeptWhenAskedFor() {
    Finding url = finding("URL", 0, 10, 0.5);
    Finding part = finding("URL", 1, 10, 0.5);
    Finding email = finding("EMAIL_ADDRESS", 2, 8, 1.0);
    assertThat(Overlaps.resolve(List.of(part, email, url), true)).containsExactly(url, email);
  }

  @Test
  void ofSeveralReadingsOfOnePlaceTheSurestStands() {
    Finding card = finding("CREDIT_CARD", 0, 16, 1.0);
    Finding alike = finding("CN_BANK_CARD", 0, 16, 1.0);
    Finding account = finding("US_BANK_NUMBER", 0, 16, 0.5);
    assertThat(Overlaps.resolve(List.of(account, card, alike), true)).containsExactly(alike, card);
    assertThat(Overlaps.resolve(List.of(account, card, alike), false)).containsExactly(alike, card);
    assertThat(Overlaps.byType(List.of(account, card, alike))).contains(account);
  }

  @Test
  void partsOfWhatIsCertainAreNoFindings() {
    Finding card = finding("CREDIT_CARD", 5, 24, 1.0);
    Finding number = finding("JP_MY_NUMBER", 5, 19, 0.5);
    Finding phone = finding("PHONE_NUMBER", 20, 30, 0.8);
    assertThat(Overlaps.resolve(List.of(number, phone, card), true)).containsExactly(card, phone);
  }

  @Test
  void cutFindingsCoverTheSameAndNeverOverlap() {
    Random random = new Random(6);
    for (int round = 0; round < 500; round++) {
      List<Finding> findings = new ArrayList<>();
      for (int i = random.nextInt(8); i >= 0; i--) {
        int start = random.nextInt(30);
        findings.add(finding("T" + i, start, start + 1 + random.nextInt(12), random.nextDouble()));
      }
      List<Finding> cut = Overlaps.disjoint(findings);
      assertThat(covered(cut)).isEqualTo(covered(findings));
      assertThat(cut.stream().mapToInt(Finding::length).sum())
          .isEqualTo(covered(findings).cardinality());
    }
  }

  private static BitSet covered(List<Finding> findings) {
    BitSet covered = new BitSet();
    findings.forEach(finding -> covered.set(finding.start(), finding.end()));
    return covered;
  }

  private static Finding finding(String type, int start, int end, double score) {
    return new Finding(type, start, end, score, "test", "test");
  }
}
