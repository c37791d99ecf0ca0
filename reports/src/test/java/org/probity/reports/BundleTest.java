package org.probity.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.audit.FileCosigner;
import org.probity.audit.FileSigner;
import org.probity.audit.IndexRange;
import org.probity.audit.verify.BundleVerifier;
import org.probity.audit.verify.VerificationReport;
import org.probity.domain.ledger.EventType;

/** Bundles verify offline, and whatever is changed in one is found and named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BundleTest {
  private static final int ENTRIES = 600;
  private static final String OFFICER = "officer:o1";

  private final Fixture fixture;
  private final Path whole;

  BundleTest(@TempDir Path folder) {
    fixture = new Fixture(folder, ENTRIES);
    whole = fixture.export(BundleRequest.of(new IndexRange(0, ENTRIES), OFFICER), true);
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  private static VerificationReport verify(Path bundle) {
    return BundleVerifier.verify(bundle, List.of(), null);
  }

  @Test
  void aWholeBundleVerifiesAndSaysWhatItHolds() {
    VerificationReport report =
        BundleVerifier.verify(
            whole, List.of(fixture.ledger.vkey(), fixture.ledger.cosigners().get(0)), null);

    assertThat(report.failure()).isNull();
    assertThat(report.counts())
        .containsEntry("entries", (long) ENTRIES)
        .containsEntry("decisions", (long) ENTRIES * 2 / 3)
        .containsEntry("disclosures", (long) ENTRIES * 2 / 3)
        .containsEntry("explanations", 1)
        .containsEntry("policy_packs", 1)
        .containsEntry("complete", true);
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void nothingSealedIsInABundleThatDisclosesNothing() throws IOException {
    Path bundle = fixture.export(BundleRequest.of(new IndexRange(0, 20), OFFICER), false);

    assertThat(verify(bundle).ok()).isTrue();
    for (byte[] file : Zips.read(bundle).values()) {
      assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("secret of");
    }
  }

  @ParameterizedTest
  @CsvSource({"0,1", "255,257", "300,310", "512,600", "599,600"})
  void aPartOfTheLogVerifies(long from, long to) {
    Path bundle = fixture.export(BundleRequest.of(new IndexRange(from, to), OFFICER), false);

    VerificationReport report = verify(bundle);
    assertThat(report.failure()).isNull();
    assertThat(report.counts()).containsEntry("entries", to - from);
  }

  @Test
  void aSelectionVerifiesAndSaysThatItIsOne() {
    BundleRequest request =
        BundleRequest.of(new IndexRange(0, 40), OFFICER)
            .during(Instant.EPOCH, Instant.now())
            .only("type access", entry -> entry.type() == EventType.ACCESS);

    VerificationReport report = verify(fixture.export(request, false));

    assertThat(report.failure()).isNull();
    assertThat(report.counts()).containsEntry("complete", false);
    assertThat(report.notes()).anyMatch(note -> note.contains("selection"));
  }

  @Test
  void aKeyThatIsNotTheLogsIsRefused() {
    String other =
        FileSigner.openOrCreate(fixture.folder.resolve("other.key"), "log.test/reports").vkey();
    assertFails(BundleVerifier.verify(whole, List.of(other), null), "key", "not the key given");
  }

  @Test
  void theSecondSignatureOutlivesTheFirst() {
    String second = fixture.ledger.cosigners().get(0);
    VerificationReport report = BundleVerifier.verify(whole, List.of(second), null);
    assertThat(report.failure()).isNull();
    assertThat(String.valueOf(report.counts().get("cosignatures")))
        .contains("log.test/reports (ml-dsa-44) at 2");
    String other = FileCosigner.mlDsa44(fixture.folder.resolve("o.key"), "log.test/reports").vkey();
    assertFails(BundleVerifier.verify(whole, List.of(other), null), "checkpoint", "not cosigned");
  }

  @Test
  void anExportBeyondTheLogIsRefused() {
    BundleRequest request = BundleRequest.of(new IndexRange(0, 1_000_000), OFFICER);
    assertThatThrownBy(() -> fixture.export(request, false)).isInstanceOf(ReportException.class);
  }

  @Test
  void anExistingFileIsNotOverwritten() throws IOException {
    Path target = Files.writeString(fixture.folder.resolve("mine.zip"), "mine");
    BundleWriter writer =
        new BundleWriter(fixture.ledger, hash -> Optional.empty(), Clock.systemUTC());
    assertThatThrownBy(() -> writer.write(BundleRequest.of(new IndexRange(0, 1), OFFICER), target))
        .isInstanceOf(ReportException.class);
    assertThat(target).hasContent("mine");
  }

  /** Killed after the export was recorded, before the bundle was in its place. */
  @Test
  void whatWasRecordedIsNotRecordedAgain() throws IOException {
    Path target = fixture.folder.resolve("resumed.zip");
    BundleWriter writer =
        new BundleWriter(fixture.ledger, hash -> Optional.empty(), Clock.systemUTC());
    BundleRequest request = BundleRequest.of(new IndexRange(0, 10), OFFICER);
    Bundle first = writer.write(request, target);
    long size = fixture.ledger.size();
    Files.move(target, Path.of(target + ".unproven"));

    Bundle again = writer.write(request, target);

    assertThat(again.manifestDigest()).isEqualTo(first.manifestDigest());
    assertThat(again.export().index()).isEqualTo(first.export().index());
    assertThat(fixture.ledger.size()).isEqualTo(size);
    assertThat(verify(target).failure()).isNull();
    assertThat(Path.of(target + ".unproven")).doesNotExist();
  }

  /** Killed while the bundle was written. */
  @Test
  void aPartIsWrittenOver() throws IOException {
    Path target = fixture.folder.resolve("again.zip");
    Files.writeString(Path.of(target + ".part"), "half");
    new BundleWriter(fixture.ledger, hash -> Optional.empty(), Clock.systemUTC())
        .write(BundleRequest.of(new IndexRange(0, 10), OFFICER), target);
    assertThat(verify(target).failure()).isNull();
    assertThat(Path.of(target + ".part")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          entries.jsonl           | entry 17              | "index":17,"leaf":"ey     | "index":17,"leaf":"eY
          entries.jsonl           | entry 18              | "index":17,               | "index":18,
          entries.jsonl           | entry                 | "disclosures":["W         | "disclosures":["w
          decisions.csv           | decisions.csv         | allow                     | deny
          decisions.csv           | decisions.csv         | =app                      | app
          cosigners               | cosigners             | log.test                  | log.text
          key                     | key                   | log.test                  | log.text
          checkpoint              | checkpoint            | log.test/reports\\n       | log.text/reports\\n
          manifest.json           | manifest.tlog-proof   | officer:o1                | officer:o2
          manifest.json           | entries.jsonl         | "to_index" : 600          | "to_index" : 601
          manifest.tlog-proof     | manifest.tlog-proof   | index                     | Index
          VERIFY.md               | VERIFY.md             | nobody                    | us
          """)
  void aChangeIsNamed(String file, String where, String was, String becomes) throws IOException {
    Map<String, byte[]> files = Zips.read(whole);
    String text = new String(Objects.requireNonNull(files.get(file)), StandardCharsets.UTF_8);
    String changed = text.replaceFirst(Pattern.quote(plain(was)), plain(becomes));
    assertThat(changed).isNotEqualTo(text);
    files.put(file, changed.getBytes(StandardCharsets.UTF_8));

    assertFails(verifyForged(files), where, "");
    assertThat(Script.verify(fixture.folder.resolve("forged.zip")))
        .startsWith("1 NOT VERIFIED: " + where);
  }

  private static String plain(String cell) {
    return cell.replace("\\n", "\n");
  }

  @Test
  void everyBitOfEveryTileCounts() throws IOException {
    for (String tile : List.of("tile/0/000", "tile/0/002.p/88", "tile/1/000.p/2")) {
      Map<String, byte[]> files = Zips.read(whole);
      byte[] bytes = Objects.requireNonNull(files.get(tile));
      bytes[bytes.length - 1] ^= 1;
      assertFails(verifyForged(files), "tile/", "");
    }
  }

  @Test
  void aFileTooManyOrTooFewIsNamed() throws IOException {
    for (String name : Zips.read(whole).keySet()) {
      Map<String, byte[]> files = Zips.read(whole);
      files.remove(name);
      assertThat(verifyForged(files).failure()).as("without " + name).isNotNull();
    }
    Map<String, byte[]> files = Zips.read(whole);
    files.put("policies/more.yaml", new byte[1]);
    assertFails(verifyForged(files), "manifest.json", "does not list policies/more.yaml");
  }

  @Test
  void aFileThatLeavesTheFolderIsRefused() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>(Zips.read(whole));
    files.put("../evil", new byte[1]);
    assertFails(verifyForged(files), "bundle", "unsafe name");
  }

  @Test
  void damageAnywhereIsRefusedWithASentence() throws IOException {
    byte[] sound = Files.readAllBytes(whole);
    Path damaged = fixture.folder.resolve("damaged.zip");
    Random random = new Random(1);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = sound.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      Files.write(damaged, bytes);
      VerificationReport report = verify(damaged);
      if (report.ok()) {
        assertThat(Zips.sameContent(damaged, whole)).as("flip " + i).isTrue();
      } else {
        assertThat(report.failure()).isNotNull();
      }
      Files.write(damaged, Arrays.copyOf(sound, random.nextInt(sound.length)));
      assertThat(verify(damaged).ok()).isFalse();
    }
  }

  @Test
  void whatIsNoZipIsRefused() throws IOException {
    Path text = Files.writeString(fixture.folder.resolve("text.zip"), "hello");
    assertFails(verify(text), "bundle", "ZIP");
    assertFails(verify(fixture.folder.resolve("absent.zip")), "bundle", "no readable file");
  }

  private VerificationReport verifyForged(Map<String, byte[]> files) throws IOException {
    return verify(Zips.write(fixture.folder.resolve("forged.zip"), files));
  }

  private static void assertFails(VerificationReport report, String where, String why) {
    VerificationReport.Failure failure = Objects.requireNonNull(report.failure());
    assertThat(failure.where()).startsWith(where);
    assertThat(failure.why()).contains(why);
  }
}
