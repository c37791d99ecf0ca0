package org.probity.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.audit.FileSigner;
import org.probity.audit.IndexRange;
import org.probity.audit.verify.BundleVerifier;
import org.probity.domain.ledger.EventType;

/** The script in a bundle and {@code probity verify} come to the same, by themselves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptTest {
  private static final int ENTRIES = 700;
  private static final String OFFICER = "officer:o1";
  private final Fixture fixture;
  private final Path kept;

  ScriptTest(@TempDir Path folder) throws IOException {
    fixture = new Fixture(folder, 300);
    kept = fixture.folder.resolve("kept");
    fixture.ledger.signNow();
    Files.write(kept, fixture.ledger.checkpoint().orElseThrow());
    fixture.append(ENTRIES - 300);
    fixture.ledger.signNow();
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  private Path export(long from, long to, boolean disclose) {
    return fixture.export(BundleRequest.of(new IndexRange(from, to), OFFICER), disclose);
  }

  @ParameterizedTest
  @CsvSource({"0,1", "255,257", "256,512", "10,690", "0,700"})
  void aRangeVerifies(long from, long to) throws IOException {
    assertThat(Script.verify(export(from, to, true), "--key", fixture.ledger.vkey()))
        .startsWith("0 VERIFIED: entries " + from + " to " + (to - 1) + " of log.test/reports,");
  }

  @Test
  void aSelectionVerifiesAndItsProofsCount() throws IOException {
    BundleRequest request =
        BundleRequest.of(new IndexRange(0, 40), OFFICER)
            .only("type access", entry -> entry.type() == EventType.ACCESS);
    Path bundle = fixture.export(request, false);
    assertThat(Script.verify(bundle)).startsWith("0 VERIFIED").contains("(a selection)");
    Map<String, byte[]> files = Zips.read(bundle);
    String name =
        files.keySet().stream().filter(file -> file.startsWith("proofs/")).findAny().get();
    String index = name.substring("proofs/".length(), name.indexOf('.'));
    String proof = new String(Objects.requireNonNull(files.get(name)), StandardCharsets.UTF_8);
    files.put(name, proof.replace("index " + index, "index 99").getBytes(StandardCharsets.UTF_8));
    assertThat(Script.verify(Zips.write(fixture.folder.resolve("forged.zip"), files)))
        .startsWith("1 NOT VERIFIED: entry " + index + ": ");
  }

  @Test
  void anotherKeyIsRefused() throws IOException {
    String other =
        FileSigner.openOrCreate(fixture.folder.resolve("other.key"), "log.test/reports").vkey();
    assertThat(Script.verify(export(0, 5, false), "--key", other))
        .startsWith("1 NOT VERIFIED: key");
  }

  @Test
  void bothCompareWithACheckpointKept() throws IOException {
    Path bundle =
        fixture.export(
            BundleRequest.of(new IndexRange(0, ENTRIES), OFFICER).comparableWith(List.of(300L)),
            false);
    assertThat(Script.verify(bundle, "--against", kept.toString())).startsWith("0 ");
    assertThat(BundleVerifier.verify(bundle, List.of(), kept).counts())
        .containsEntry("consistent_with_size", 300L);
    Path forged = fixture.folder.resolve("forged-kept");
    Files.writeString(forged, Files.readString(kept).replace("\n300\n", "\n299\n"));
    assertThat(Script.verify(bundle, "--against", forged.toString()))
        .startsWith("1 NOT VERIFIED: the checkpoint given");
    assertThat(
            Objects.requireNonNull(BundleVerifier.verify(bundle, List.of(), forged).failure())
                .where())
        .isEqualTo("the checkpoint given");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tile/0/000", "tile/0/001", "tile/0/002.p/", "tile/1/000.p/"})
  void everyTileCounts(String start) throws IOException {
    Map<String, byte[]> files = Zips.read(export(0, ENTRIES, false));
    String tile = files.keySet().stream().filter(name -> name.startsWith(start)).findFirst().get();
    Objects.requireNonNull(files.get(tile))[7] ^= 4;
    assertThat(Script.verify(Zips.write(fixture.folder.resolve("forged.zip"), files)))
        .startsWith("1 NOT VERIFIED: tile/");
  }

  @Test
  void aSignatureThatIsNotTheLogsIsRefused() throws IOException {
    Map<String, byte[]> files = Zips.read(export(0, 5, false));
    byte[] note = Objects.requireNonNull(files.get("checkpoint"));
    note[note.length - 20] = (byte) (note[note.length - 20] == 'A' ? 'B' : 'A');
    assertThat(Script.verify(Zips.write(fixture.folder.resolve("forged.zip"), files)))
        .startsWith("1 NOT VERIFIED: checkpoint: ");
  }

  @Test
  void whatCannotBeReadIsNotVerified() throws IOException {
    Path empty = fixture.folder.resolve("empty.zip");
    Map<String, byte[]> files = Zips.read(export(0, 5, false));
    files.keySet().removeIf(name -> !name.equals("verify.py"));
    assertThat(Script.verify(Zips.write(empty, files))).startsWith("1 NOT VERIFIED: key");
    Path text = Files.writeString(fixture.folder.resolve("text.zip"), "hello");
    assertThat(Script.verify(text)).startsWith("1 NOT VERIFIED: bundle: malformed");
  }
}
