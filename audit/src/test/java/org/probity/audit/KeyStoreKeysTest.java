package org.probity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.testing.TestDatabase;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.VerifierKey;
import org.probity.domain.decision.DecisionId;

/** The server's keys in a PKCS#12 file, and in a PKCS#11 token where there is SoftHSM. */
class KeyStoreKeysTest {
  private static final String ORIGIN = "log.test/ledger";
  private static final String TEXT = "hello\n";

  private final Path folder;

  KeyStoreKeysTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private KeyPlace pkcs12(String password) {
    return KeyStoreKeys.pkcs12(folder.resolve("keys.p12"), password.toCharArray(), folder);
  }

  @Test
  void aPkcs12FileHoldsThemFromOneStartToTheNext() throws IOException {
    requireLasting(() -> pkcs12("secret"));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("keys.p12"))))
        .isEqualTo("rw-------");
    assertThat(folder.resolve("master.key")).doesNotExist();
    assertThat(folder.resolve("log-signing.key")).doesNotExist();
    assertThatThrownBy(() -> pkcs12("wrong"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("password");
  }

  /**
   * With {@code PROBITY_TEST_PKCS11}, the configuration of a token, and {@code
   * PROBITY_TEST_PKCS11_PIN}; SoftHSM will do. A fresh token each time.
   */
  @Test
  @EnabledIfEnvironmentVariable(named = "PROBITY_TEST_PKCS11", matches = ".+")
  void aTokenHoldsTheMasterKeyAndWrapsTheRest() {
    requireLasting(() -> token("PROBITY_TEST_PKCS11_PIN"));
    assertThat(folder.resolve("master.key")).doesNotExist();
    assertThatThrownBy(() -> new KeyFiles(folder).signing(ORIGIN).open(1))
        .as("the file is of no use without the token")
        .hasMessageContaining("damaged");
  }

  private KeyPlace token(String pin) {
    Path configuration = Path.of(String.valueOf(System.getenv("PROBITY_TEST_PKCS11")));
    return KeyStoreKeys.pkcs11(
        configuration, String.valueOf(System.getenv(pin)).toCharArray(), folder);
  }

  private static void requireLasting(Supplier<KeyPlace> start) {
    KeyPlace first = start.get();
    KeyRing ring = first.signing(ORIGIN);
    Signer signer = ring.openOrCreate(1);
    VerifierKey key = VerifierKey.parse(signer.vkey());
    assertThatThrownBy(() -> ring.open(2)).isInstanceOf(LedgerException.class);
    Signer second = ring.openOrCreate(2);
    assertThat(second.vkey()).isNotEqualTo(signer.vkey());
    byte[] secret = {1, 2, 3};
    byte[] wrapped = first.secret("master").wrap(secret);
    byte[] tag = first.secret("master").hmac("test", secret);
    String lasting = first.lasting(ORIGIN).vkey();

    KeyPlace next = start.get();
    Signer again = next.signing(ORIGIN).open(1);
    byte[] signature = again.sign(TEXT.getBytes(StandardCharsets.UTF_8));
    byte[] note = SignedNote.write(TEXT, key, signature).getBytes(StandardCharsets.UTF_8);
    assertThat(SignedNote.open(note, List.of(key)).text()).isEqualTo(TEXT);
    assertThat(next.signing(ORIGIN).open(2).vkey()).isEqualTo(second.vkey());
    assertThat(next.secret("master").unwrap(wrapped)).isEqualTo(secret);
    assertThat(next.secret("master").hmac("test", secret)).isEqualTo(tag);
    assertThat(next.secret("privacy").hmac("test", secret)).isNotEqualTo(tag);
    assertThat(next.lasting(ORIGIN).vkey()).isEqualTo(lasting);
  }

  /** A server that is given a keystore later goes on with what it sealed before. */
  @Test
  void aKeyInAFileIsTakenIntoTheStore() {
    KeyPlace files = new KeyFiles(folder);
    try (TestDatabase database = TestDatabase.create()) {
      Entry sealed = append(database, files, null);
      KeyPlace store = pkcs12("secret");
      assertThat(append(database, store, sealed)).isNotNull();
    }
  }

  private static Entry append(TestDatabase database, KeyPlace keys, @Nullable Entry before) {
    LedgerOptions options =
        LedgerOptions.of(keys.signing(ORIGIN), keys.secret("master"))
            .withCheckpointInterval(Duration.ofMillis(50));
    try (Ledger ledger = Ledger.open(database.dataSource(), options)) {
      if (before != null) {
        assertThat(ledger.unseal(before)).contains(Map.of("input", "hello"));
      }
      Appended appended =
          ledger.append(
              AppendRequest.of(
                  TestLedgers.decision(DecisionId.next(), "person", Map.of("input", "hello"))));
      ledger.signNow();
      assertThat(ledger.signingProblem()).isEmpty();
      return ledger.entry(appended.index()).orElseThrow();
    }
  }
}
