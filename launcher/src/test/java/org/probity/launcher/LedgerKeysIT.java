package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.audit.verify.KeyRotation;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.VerificationException;
import org.probity.audit.verify.VerifierKey;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.TestServer;

/** The log goes over to its next key while the server runs, and everybody may see how. */
class LedgerKeysIT {
  private static final TestServer SERVER = TestServer.shared();

  @Test
  void theNextKeySignsBesideTheOneBefore() throws IOException, InterruptedException {
    VerifierKey before = VerifierKey.parse(open("/ledger/key").text().strip());
    assertThat(rotate("{\"overlap_days\": 91}").status()).isEqualTo(400);
    Call.Answer rotated = rotate("{\"overlap_days\": 1}");
    assertThat(rotated.status()).as(rotated.text()).isEqualTo(201);
    VerifierKey after = VerifierKey.parse(open("/ledger/key").text().strip());
    assertThat(after).isNotEqualTo(before).isEqualTo(VerifierKey.parse(text(rotated, "vkey")));

    int number = rotated.json().path("number").intValue() - 1;
    KeyRotation shown = KeyRotation.open(bytes(open("/ledger/rotations/" + number).text()));
    assertThat(shown.from()).isEqualTo(before);
    assertThat(shown.to()).isEqualTo(after);
    assertThat(open("/ledger/rotations/" + (number + 1)).status()).isEqualTo(404);
    assertThat(signers(List.of(before, after))).containsExactlyInAnyOrder(before, after);
    assertThat(
            Call.get("/api/ledger/keys")
                .send(SERVER.url(), SERVER.key("regulator"))
                .json()
                .path("keys"))
        .hasSizeGreaterThan(1);
  }

  /** The signer follows the entry by some hundred milliseconds. */
  private static List<VerifierKey> signers(List<VerifierKey> keys)
      throws IOException, InterruptedException {
    for (int attempt = 0; attempt < 40; attempt++) {
      try {
        List<VerifierKey> found =
            SignedNote.open(bytes(open("/ledger/checkpoint").text()), keys).verifiedBy();
        if (found.contains(keys.get(1))) {
          return found;
        }
      } catch (VerificationException e) {
        // Not yet by either: a checkpoint from before.
      }
      Thread.sleep(50);
    }
    return List.of();
  }

  private static Call.Answer rotate(String body) throws IOException {
    return new Call("POST", "/api/ledger/keys/rotate", bytes(body))
        .send(SERVER.url(), SERVER.key("admin"));
  }

  private static Call.Answer open(String path) throws IOException {
    return Call.get(path).send(SERVER.url(), null);
  }

  private static String text(Call.Answer answer, String member) {
    return answer.json().path(member).asText();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
