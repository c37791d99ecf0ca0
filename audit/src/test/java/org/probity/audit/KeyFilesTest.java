package org.probity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.VerifierKey;

/** The two keys that live outside the database. */
class KeyFilesTest {
  private static final String ORIGIN = "log.example/ledger";

  private final Path folder;

  KeyFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void keysAreMadeOnceAndReadableByTheirOwnerOnly() throws IOException {
    Path file = folder.resolve("new/signing.key");
    String vkey = FileSigner.openOrCreate(file, ORIGIN).vkey();
    assertThat(FileSigner.openOrCreate(file, ORIGIN).vkey()).isEqualTo(vkey);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void aSignatureVerifiesAsASignedNote() {
    Signer signer = FileSigner.openOrCreate(folder.resolve("signing.key"), ORIGIN);
    VerifierKey key = VerifierKey.parse(signer.vkey());
    String text = "hello\n";
    byte[] note =
        SignedNote.write(text, key, signer.sign(text.getBytes(StandardCharsets.UTF_8)))
            .getBytes(StandardCharsets.UTF_8);
    assertThat(SignedNote.open(note, List.of(key)).text()).isEqualTo(text);
  }

  @Test
  void aWrappedKeyOpensUnderTheSameMasterKeyOnly() {
    Path file = folder.resolve("master.key");
    byte[] key = new byte[32];
    byte[] wrapped = FileMasterKey.openOrCreate(file).wrap(key);
    assertThat(FileMasterKey.openOrCreate(file).unwrap(wrapped)).isEqualTo(key);
    MasterKey other = FileMasterKey.openOrCreate(folder.resolve("other.key"));
    assertThatThrownBy(() -> other.unwrap(wrapped)).isInstanceOf(LedgerException.class);
  }

  @Test
  void aFileOpenToOthersIsRefused() throws IOException {
    Path file = folder.resolve("master.key");
    FileMasterKey.openOrCreate(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> FileMasterKey.openOrCreate(file)).hasMessageContaining("chmod 600");
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    Path file = folder.resolve("master.key");
    FileMasterKey.openOrCreate(file);
    Files.writeString(file, "c2hvcnQ=");
    assertThatThrownBy(() -> FileMasterKey.openOrCreate(file)).hasMessageContaining("damaged");
    assertThatThrownBy(() -> FileSigner.openOrCreate(file, ORIGIN)).hasMessageContaining("damaged");
  }

  @Test
  void anOriginThatIsNoNameIsRefused() {
    assertThatThrownBy(() -> FileSigner.openOrCreate(folder.resolve("signing.key"), "a b"))
        .hasMessageContaining("neither spaces nor plus signs");
  }
}
