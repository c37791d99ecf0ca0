package org.probity.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.audit.FileSigner;
import org.probity.audit.verify.BundleVerifier;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.VerificationReport;
import org.probity.audit.verify.VerifierKey;

/**
 * Who knows the log's first key follows it to its third, by {@code probity verify} and by the
 * script; and what was signed before still holds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeyRotationTest {
  private final Fixture fixture;
  private final Path before;
  private final Path old;
  private final Path kept;
  private final List<VerifierKey> keys;

  KeyRotationTest(@TempDir Path folder) throws IOException {
    fixture = new Fixture(folder, 300);
    before = fixture.export(BundleRequest.of(fixture.everything(), "officer:o1"), false);
    kept = Files.write(folder.resolve("kept"), signed());
    fixture.ledger.keys().rotate("admin:a1", Duration.ofDays(7));
    fixture.append(20);
    assertThat(SignedNote.open(signed(), fixture.ledger.keys().all()).verifiedBy())
        .as("while the overlap lasts both keys sign")
        .hasSize(2);
    fixture.ledger.keys().rotate("admin:a1", Duration.ZERO);
    fixture.append(20);
    keys = fixture.ledger.keys().all();
    old = fixture.export(BundleRequest.of(fixture.everything(), "officer:o1"), false);
  }

  private byte[] signed() {
    fixture.ledger.signNow();
    return fixture.ledger.checkpoint().orElseThrow();
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  @Test
  void aKeySignsFromItsEntryOnAndNoLongerThanItsOverlap() {
    assertThat(keys).hasSize(3);
    assertThat(SignedNote.open(signed(), keys).verifiedBy()).containsExactly(keys.get(2));
    assertThat(fixture.ledger.selfCheck(count -> {}).intact()).isTrue();
    assertThatThrownBy(() -> Checkpoint.open(signed(), keys.subList(0, 2)))
        .hasMessageContaining("No known key");
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2"})
  void whoKnowsAnyOfTheKeysMayFollow(int number) throws IOException {
    String key = keys.get(number).vkey();
    VerificationReport report = BundleVerifier.verify(old, List.of(key), kept);
    assertThat(report.failure()).isNull();
    assertThat(report.counts()).containsEntry("key_rotations", 2);
    assertThat(report.counts()).containsEntry("consistent_with_size", kept());
    assertThat(report.notes().stream().anyMatch(note -> note.contains("from now on")))
        .isEqualTo(number < 2);
    assertThat(Script.verify(old, "--key", key, "--against", kept.toString()))
        .startsWith("0 VERIFIED");
  }

  private long kept() throws IOException {
    return Checkpoint.open(Files.readAllBytes(kept), keys).size();
  }

  @Test
  void whatWasExportedBeforeHoldsUnderTheKeyOfThen() throws IOException {
    assertThat(BundleVerifier.verify(before, List.of(keys.get(0).vkey()), null).failure()).isNull();
    assertThat(why(before, keys.get(2).vkey())).startsWith("key: The bundle's key is not");
  }

  @Test
  void aKeyThatNobodyPassedOnToIsRefused() throws IOException {
    String stranger =
        FileSigner.openOrCreate(fixture.folder.resolve("stranger.key"), "log.test/reports").vkey();
    assertThat(why(old, stranger)).startsWith("key: The bundle's key is not the key given");
    assertThat(Script.verify(old, "--key", stranger)).startsWith("1 NOT VERIFIED: key");
  }

  @ParameterizedTest
  @CsvSource({
    "2, , rotations/1, do not lead",
    "1, , key, not the key given",
    "1, 2, rotations/2, do not follow"
  })
  void noChangeIsLeftOutOrPutInAnothersPlace(
      int gone, @Nullable Integer by, String where, String why) throws IOException {
    Map<String, byte[]> files = Zips.read(old);
    byte[] other = by == null ? null : files.get("rotations/" + by + ".tlog-proof");
    if (other == null) {
      files.remove("rotations/" + gone + ".tlog-proof");
    } else {
      files.put("rotations/" + gone + ".tlog-proof", other);
    }
    Path forged = Zips.write(fixture.folder.resolve("forged-" + gone + by + ".zip"), files);
    assertThat(why(forged, keys.get(0).vkey())).startsWith(where).contains(why);
    assertThat(Script.verify(forged, "--key", keys.get(0).vkey()))
        .startsWith("1 NOT VERIFIED: " + where.replaceAll("/\\d", ""));
  }

  /** What a thief of the first key could do: state a change to a key of the thief's own. */
  @Test
  void aChangeThatTheLogDidNotRecordIsRefused() throws IOException {
    Map<String, byte[]> files = Zips.read(old);
    String proof =
        new String(
            Objects.requireNonNull(files.get("rotations/1.tlog-proof")), StandardCharsets.UTF_8);
    String shown = proof.lines().filter(line -> line.startsWith("extra ")).findFirst().get();
    String another =
        new String(
                Objects.requireNonNull(files.get("rotations/2.tlog-proof")), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith("extra "))
            .findFirst()
            .get();
    files.put(
        "rotations/1.tlog-proof", proof.replace(shown, another).getBytes(StandardCharsets.UTF_8));
    Path forged = Zips.write(fixture.folder.resolve("unrecorded.zip"), files);
    assertThat(why(forged, keys.get(0).vkey())).startsWith("rotations/1.tlog-proof");
    assertThat(Script.verify(forged)).startsWith("1 NOT VERIFIED: rotations/1.tlog-proof");
  }

  private static String why(Path bundle, String key) {
    VerificationReport.Failure failure =
        Objects.requireNonNull(BundleVerifier.verify(bundle, List.of(key), null).failure());
    return failure.where() + ": " + failure.why();
  }
}
