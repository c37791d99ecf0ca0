package org.probity.audit.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.AppendRequest;
import org.probity.audit.FileCosigner;
import org.probity.audit.FileMasterKey;
import org.probity.audit.FileSigner;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerOptions;
import org.probity.audit.testing.TestDatabase;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.VerifierKey;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;

/** A ledger asks its witness, serves what it signed, and goes on without one that is away. */
class WitnessedLedgerTest {
  private static final String ORIGIN = "log.test/ledger";

  @Test
  void checkpointsAreCosignedAndAWitnessThatIsAwayHoldsNothingUp(@TempDir Path folder)
      throws Exception {
    FileSigner signer = FileSigner.openOrCreate(folder.resolve("signing.key"), ORIGIN);
    VerifierKey log = VerifierKey.parse(signer.vkey());
    try (TestDatabase database = TestDatabase.create();
        Witness witness =
            new Witness(
                log,
                FileCosigner.ed25519(folder.resolve("w.key"), "witness.test/w"),
                folder.resolve("state"),
                Clock.systemUTC())) {
      VerifierKey key = VerifierKey.parse(witness.vkey());
      WitnessServer server =
          new WitnessServer(witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      URI address = URI.create("http://127.0.0.1:" + server.port());
      LedgerOptions options =
          LedgerOptions.of(signer, FileMasterKey.openOrCreate(folder.resolve("master.key")))
              .withCheckpointInterval(Duration.ofMillis(20))
              .withWitnesses(
                  List.of(new WitnessClient(address, key, new OutgoingCalls(Set.of("127.0.0.1")))),
                  Duration.ofMillis(20));
      try (Ledger ledger = Ledger.open(database.dataSource(), options)) {
        for (int i = 0; i < 3; i++) {
          append(ledger);
          long size = ledger.size();
          await(() -> ledger.cosignedCheckpoint(size).isPresent());
        }
        SignedNote served = SignedNote.open(ledger.checkpoint().orElseThrow(), List.of(log, key));
        assertThat(served.verifiedBy()).containsExactlyInAnyOrder(log, key);
        assertThat(ledger.cosigners()).containsExactly(key.vkey());

        server.close();
        append(ledger);
        await(() -> ledger.witnessProblems().containsKey("witness.test/w"));
        await(() -> Checkpoint.open(ledger.checkpoint().orElseThrow(), List.of(log)).size() == 4);
        assertThat(ledger.cosignedCheckpoint(4)).isEmpty();
        assertThat(ledger.cosignedCheckpoint(3)).isPresent();
        assertThat(ledger.selfCheck(entries -> {}).intact()).isTrue();
      }
    }
  }

  private static void append(Ledger ledger) {
    LedgerEvent event = LedgerEvent.of(EventType.ACCESS, Instant.now(), "regulator:r", Map.of());
    var unused = ledger.append(AppendRequest.of(event));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(20);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(end);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
