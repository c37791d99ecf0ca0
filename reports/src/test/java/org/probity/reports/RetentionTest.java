package org.probity.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.Appended;
import org.probity.audit.IndexRange;
import org.probity.audit.LedgerException;
import org.probity.audit.verify.BundleVerifier;
import org.probity.audit.verify.VerificationReport;

/** What was pruned is gone, what is left still proves itself, and nothing else may be missing. */
class RetentionTest {
  private static final Instant LATER = Instant.parse("2026-11-25T00:00:00Z");
  private static final String ALL_OLD =
      "UPDATE ledger_entry SET time = time - interval '1 year' WHERE index < 768";
  private static final String AS_IT_WAS =
      "UPDATE ledger_entry SET time = time + interval '1 year' WHERE index < 768";

  @Test
  void wholePartitionsGoButForThoseUnderLegalHold(@TempDir Path folder) throws IOException {
    try (Fixture fixture = new Fixture(folder, 1000)) {
      Path before = fixture.export(BundleRequest.of(fixture.everything(), "officer:o1"), false);
      assertThat(due(fixture)).as("too young").isEmpty();
      fixture.database.execute(ALL_OLD);
      fixture.database.execute(
          "INSERT INTO legal_hold (id, subject_ref, set_by, set_at, entry_index)"
              + " SELECT gen_random_uuid(), k.subject_ref, 'officer:o1', now(), 0"
              + " FROM ledger_sealed s JOIN ledger_subject_key k ON k.id = s.subject_key"
              + " WHERE s.index BETWEEN 256 AND 511 LIMIT 1");
      fixture.database.execute(
          "UPDATE ledger_sealed SET subject_key = NULL, own_key = ''"
              + " WHERE index < 256 OR index > 511");
      assertThat(due(fixture)).containsExactly(new IndexRange(0, 256), new IndexRange(512, 768));
      Appended pruned =
          fixture.ledger.retention().prune(LATER, "officer:o2", Map.of("request", "1"), List.of());
      fixture.database.execute(AS_IT_WAS);

      assertThat(fixture.ledger.entry(255)).isEmpty();
      assertThat(fixture.ledger.entry(256)).isPresent();
      assertThat(fixture.database.queryLong("SELECT count(*) FROM ledger_entry"))
          .isEqualTo(fixture.ledger.size() - 512);
      assertThat(fixture.ledger.selfCheck(entries -> {}).tampering()).isNull();
      assertThat(fixture.ledger.inclusion(7, pruned.index()).hashes())
          .as("tiles stay")
          .isNotEmpty();
      assertThatThrownBy(
              () -> fixture.ledger.retention().prune(LATER, "officer:o2", Map.of(), List.of()))
          .isInstanceOf(LedgerException.class);

      for (long from : new long[] {0, 100, 256, 700, 900}) {
        IndexRange left = new IndexRange(from, fixture.ledger.size());
        Path bundle = fixture.export(BundleRequest.of(left, "officer:o1"), false);
        VerificationReport report = BundleVerifier.verify(bundle, List.of(), null);
        assertThat(report.failure()).as("from %d", from).isNull();
        assertThat(Script.verify(bundle)).startsWith("0 VERIFIED");
      }
      assertThat(BundleVerifier.verify(before, List.of(), null).failure())
          .as("what was exported before")
          .isNull();
      requireRecord(fixture, pruned.index());
      fixture.database.execute("UPDATE ledger_pruned SET past = 512 WHERE first = 0");
      fixture.database.execute("DELETE FROM ledger_sealed WHERE index BETWEEN 256 AND 511");
      fixture.database.execute("DELETE FROM ledger_entry WHERE index BETWEEN 256 AND 511");
      assertThat(fixture.ledger.selfCheck(entries -> {}).tampering())
          .as("more is gone than was recorded")
          .isNotNull();
    }
  }

  private static List<IndexRange> due(Fixture fixture) {
    return fixture.ledger.retention().due(Instant.parse("2026-01-01T00:00:00Z"));
  }

  /** Without the record, or with that of something else, the same entries are missing. */
  private static void requireRecord(Fixture fixture, long index) throws IOException {
    Path whole = fixture.export(BundleRequest.of(fixture.everything(), "officer:o1"), false);
    Map<String, byte[]> files = Zips.read(whole);
    String name = "pruned/" + index + ".tlog-proof";
    byte[] record = Objects.requireNonNull(files.remove(name));
    Path without = Zips.write(fixture.folder.resolve("without.zip"), files);
    assertThat(why(without)).contains("is missing");
    files.put("pruned/" + (index - 1) + ".tlog-proof", record);
    Path renamed = Zips.write(fixture.folder.resolve("renamed.zip"), files);
    assertThat(why(renamed)).contains("is missing");
  }

  private static String why(Path bundle) {
    return Objects.requireNonNull(BundleVerifier.verify(bundle, List.of(), null).failure()).why();
  }

  @Test
  void theDatabaseItselfKeepsWhatIsYoungOrHeld(@TempDir Path folder) {
    try (Fixture fixture = new Fixture(folder, 600)) {
      long size = fixture.ledger.size();
      assertThatThrownBy(() -> fixture.database.execute("SELECT ledger_prune(0, 256, 300, '')"))
          .hasMessageContaining("No entry records the pruning");
      assertThatThrownBy(
              () -> fixture.ledger.retention().prune(LATER, "officer:o2", Map.of(), List.of()))
          .hasStackTraceContaining("kept for 183 days");
      assertThat(fixture.ledger.size()).as("nothing was recorded either").isEqualTo(size);
    }
  }
}
