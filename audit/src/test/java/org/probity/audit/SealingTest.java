package org.probity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.testing.TestDatabase;
import org.probity.audit.verify.Hash;
import org.probity.domain.decision.DecisionId;

/** Personal data is beside the leaf, never in it, and goes when its key goes. */
class SealingTest {
  private static final String SUBJECT = "customer-4711";
  private static final Map<String, Object> FIELDS =
      Map.of(
          "input",
          "Call Jane Doe on +49 30 123456",
          "score",
          0.1f,
          "ids",
          List.of(9_007_199_254_740_993L, new BigInteger("18446744073709551615")),
          "numbers",
          new float[] {1e-5f, -0.0f, 1e30f, 0.1f, Float.NaN, Float.MIN_VALUE},
          "doubles",
          List.of(new double[] {1e-5, -0.0, 12.5}, Double.MAX_VALUE, Double.NEGATIVE_INFINITY),
          "half",
          "\ud800",
          "中文",
          Map.of("text", "张三"));

  private final TestDatabase database = TestDatabase.create();
  private final Ledger ledger;

  SealingTest(@TempDir Path folder) {
    ledger = Ledger.open(database.dataSource(), TestLedgers.options(folder));
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  private Entry append(String subject) {
    AppendRequest request =
        AppendRequest.of(TestLedgers.decision(DecisionId.next(), subject, FIELDS));
    return ledger.entry(ledger.append(request).index()).orElseThrow();
  }

  @Test
  void nothingSealedStandsInTheLeafOrInAnyOtherColumnInClear() {
    append(SUBJECT);
    String everything =
        "SELECT count(*) FROM (SELECT e::text || s::text || k::text AS row FROM ledger_entry e,"
            + " ledger_sealed s, ledger_subject_key k) x WHERE row LIKE '%s'";
    assertThat(database.queryLong(everything.formatted("%"))).isEqualTo(1);
    for (String secret : List.of("Jane Doe", "123456", SUBJECT, "score", "张三")) {
      byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
      String hex = HexFormat.of().formatHex(bytes);
      assertThat(database.queryLong(everything.formatted("%" + secret + "%"))).isZero();
      assertThat(database.queryLong(everything.formatted("%" + hex + "%"))).isZero();
    }
  }

  @Test
  void disclosuresAreThoseOfRfc9901AndSayWhatWasSealed() throws IOException {
    Entry entry = append(SUBJECT);
    JsonNode leaf = new ObjectMapper().readTree(entry.leaf());
    List<String> digests = new ArrayList<>();
    leaf.get("_sd").forEach(digest -> digests.add(digest.asText()));

    List<String> disclosures = ledger.disclosures(entry);

    assertThat(disclosures).hasSize(FIELDS.size());
    for (String disclosure : disclosures) {
      Hash digest = Hash.sha256(disclosure.getBytes(StandardCharsets.US_ASCII));
      assertThat(digests)
          .contains(Base64.getUrlEncoder().withoutPadding().encodeToString(digest.bytes()));
      JsonNode triple = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(disclosure));
      assertThat(triple).hasSize(3);
      assertThat(Base64.getUrlDecoder().decode(triple.get(0).asText())).hasSize(16);
      assertThat(FIELDS).containsKey(triple.get(1).asText());
    }
    assertThat(ledger.unseal(entry).orElseThrow().get("ids")).isEqualTo(FIELDS.get("ids"));
    assertThat((List<?>) ledger.unseal(entry).orElseThrow().get("numbers"))
        .map(number -> Float.valueOf(number.toString()))
        .containsExactly(1e-5f, -0.0f, 1e30f, 0.1f, Float.NaN, Float.MIN_VALUE);
    assertThat(ledger.unseal(entry).orElseThrow().get("half")).isEqualTo("\ud800");
  }

  @Test
  void someEntriesAreOpenedTogetherButThoseErased() {
    List<Long> wanted = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      long index = append("customer-" + i % 5).index();
      if (i % 2 == 0) {
        wanted.add(index);
      }
    }
    ledger.erasure().erase("customer-2", "officer:o1", Map.of());
    List<Long> opened = new ArrayList<>();
    ledger.eachSealed(
        wanted,
        each -> {
          assertThat(new String(each.json(), StandardCharsets.UTF_8)).contains("Call Jane Doe");
          opened.add(each.entry().index());
        });
    assertThat(opened).isSorted().hasSize(100).isSubsetOf(wanted);
  }

  @Test
  void entriesOfOneSubjectCannotBeLinkedByTheirLeaves() throws IOException {
    JsonNode first = new ObjectMapper().readTree(append(SUBJECT).leaf());
    JsonNode second = new ObjectMapper().readTree(append(SUBJECT).leaf());
    assertThat(first.get("subject")).isNotEqualTo(second.get("subject"));
    assertThat(first.get("_sd")).isNotEqualTo(second.get("_sd"));
    assertThat(first.get("ciphertext_digest")).isNotEqualTo(second.get("ciphertext_digest"));
  }

  @Test
  void erasureDestroysTheContentAndNoProof() {
    Entry entry = append(SUBJECT);
    Entry other = append("someone-else");
    byte[] document = "why".getBytes(StandardCharsets.UTF_8);
    byte[] sealed = ledger.vault().seal(SUBJECT, document);
    assertThat(ledger.vault().open(sealed)).contains(document);

    Appended erasure =
        ledger.erasure().erase(SUBJECT, "officer:o1", Map.of("reason", "GDPR 17(1)(b)"));

    Entry erased = ledger.entry(entry.index()).orElseThrow();
    assertThat(erased.hasSealed()).isFalse();
    assertThat(erased.leaf()).isEqualTo(entry.leaf());
    assertThat(ledger.unseal(erased)).isEmpty();
    assertThat(ledger.disclosures(erased)).isEmpty();
    assertThat(ledger.vault().open(sealed)).isEmpty();
    assertThat(ledger.unseal(other)).isPresent();
    assertThat(ledger.entry(erasure.index()).orElseThrow().json())
        .contains("\"type\":\"erasure\"")
        .doesNotContain(SUBJECT);
    assertThat(ledger.selfCheck(entries -> {}).intact()).isTrue();
    assertThat(
            database.queryLong("SELECT count(*) FROM ledger_sealed WHERE index = " + entry.index()))
        .isZero();
    assertThat(append(SUBJECT).hasSealed()).isTrue();
    assertThat(ledger.unseal(erased)).isEmpty();
  }

  @Test
  void aSealedDocumentThatWasChangedIsRefused() {
    byte[] sealed = ledger.vault().seal(null, new byte[] {1, 2, 3});
    assertThat(ledger.vault().open(sealed).orElseThrow()).containsExactly(1, 2, 3);
    for (int at : new int[] {0, 9, 20, sealed.length - 1}) {
      byte[] changed = sealed.clone();
      changed[at] ^= 1;
      assertThatThrownBy(() -> ledger.vault().open(changed)).isInstanceOf(LedgerException.class);
    }
  }
}
