package org.probity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.pqc.crypto.mldsa.MLDSAParameters;
import org.bouncycastle.pqc.crypto.mldsa.MLDSAPublicKeyParameters;
import org.bouncycastle.pqc.crypto.mldsa.MLDSASigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.audit.testing.TestDatabase;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.VerificationException;
import org.probity.audit.verify.VerifierKey;

/** Cosignatures of both kinds (C2SP tlog-cosignature), and the log's own second one. */
class CosignerTest {
  private static final Instant TIME = Instant.ofEpochSecond(1_679_315_147);
  private static final String NAME = "witness.example/w1";
  private final Path folder;

  private final String text =
      new Checkpoint("log.test/ledger", 7, Hash.sha256(new byte[] {1}), List.of()).text();

  CosignerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Cosigner cosigner(String kind) {
    Path file = folder.resolve(kind);
    return kind.equals("ed25519")
        ? FileCosigner.ed25519(file, NAME)
        : FileCosigner.mlDsa44(file, NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ed25519", "ml-dsa-44"})
  void itsSignatureIsOfThisCheckpointAtThisTime(String kind) {
    Cosigner cosigner = cosigner(kind);
    VerifierKey key = VerifierKey.parse(cosigner.vkey());
    assertThat(key.algorithm()).isEqualTo(kind);
    assertThat(key.isLogKey()).isFalse();
    assertThat(cosigner(kind).vkey()).as("the same again from its file").isEqualTo(key.vkey());
    String note = text + "\n" + cosigner.cosign(text, TIME);
    assertThat(SignedNote.open(utf8(note), List.of(key)).cosignedAt()).containsEntry(key, TIME);
    assertThatThrownBy(() -> Checkpoint.open(utf8(note), List.of(key)))
        .isInstanceOf(VerificationException.class)
        .hasMessageContaining("not signed by the log itself");
    String later = text + "\n" + cosigner.cosign(text, TIME.plusSeconds(1));
    byte[] forged = utf8(note.replace("\n7\n", "\n8\n"));
    assertThatThrownBy(() -> SignedNote.open(forged, List.of(key)))
        .isInstanceOf(VerificationException.class);
    assertThat(later).isNotEqualTo(note);
    byte[] bytes = Base64.getDecoder().decode(note.substring(note.lastIndexOf(' ') + 1).strip());
    bytes[11] ^= 1;
    String retimed =
        note.substring(0, note.lastIndexOf(' ') + 1)
            + Base64.getEncoder().encodeToString(bytes)
            + "\n";
    assertThatThrownBy(() -> SignedNote.open(utf8(retimed), List.of(key)))
        .isInstanceOf(VerificationException.class);
  }

  /** The structure of the specification, put together here by hand. */
  @Test
  void thePostQuantumMessageIsTheSpecifications() {
    String line = cosigner("ml-dsa-44").cosign(text, TIME);
    byte[] signed = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1).strip());
    byte[] origin = utf8("log.test/ledger");
    byte[] message =
        ByteBuffer.allocate(12 + 1 + NAME.length() + 8 + 1 + origin.length + 8 + 8 + 32)
            .put(utf8("subtree/v1\n\0"))
            .put((byte) NAME.length())
            .put(utf8(NAME))
            .putLong(TIME.getEpochSecond())
            .put((byte) origin.length)
            .put(origin)
            .putLong(0)
            .putLong(7)
            .put(Hash.sha256(new byte[] {1}).bytes())
            .array();
    String vkey = cosigner("ml-dsa-44").vkey();
    byte[] key = Base64.getDecoder().decode(vkey.split("\\+", 3)[2]);
    assertThat(key).hasSize(1313).startsWith(6);
    MLDSASigner verifier = new MLDSASigner();
    verifier.init(
        false,
        new MLDSAPublicKeyParameters(
            MLDSAParameters.ml_dsa_44, Arrays.copyOfRange(key, 1, key.length)));
    verifier.update(message, 0, message.length);
    assertThat(signed).hasSize(4 + 8 + 2420);
    assertThat(verifier.verifySignature(Arrays.copyOfRange(signed, 12, signed.length))).isTrue();
  }

  @Test
  void everyCheckpointBearsTheLogsSecondSignature() {
    Cosigner second = FileCosigner.mlDsa44(folder.resolve("second"), "log.test/ledger");
    LedgerOptions options = TestLedgers.options(folder).withCosigners(List.of(second));
    try (TestDatabase database = TestDatabase.create();
        Ledger ledger = Ledger.open(database.dataSource(), options)) {
      ledger.append(TestLedgers.decision());
      ledger.signNow();
      VerifierKey key = VerifierKey.parse(second.vkey());
      SignedNote note =
          SignedNote.open(
              ledger.checkpoint().orElseThrow(), List.of(VerifierKey.parse(ledger.vkey()), key));
      assertThat(note.verifiedBy()).contains(key).hasSize(2);
      assertThat(ledger.selfCheck(entries -> {}).intact()).isTrue();
      assertThat(ledger.cosigners()).containsExactly(second.vkey());
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
