package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.InclusionProof;
import org.probity.audit.verify.VerifierKey;
import org.probity.launcher.testing.Call;
import org.probity.launcher.testing.DatabaseOwner;
import org.probity.launcher.testing.Http;
import org.probity.launcher.testing.TestFolders;
import org.probity.launcher.testing.TestServer;
import org.probity.launcher.testing.Traffic;

/** What was acknowledged is in the ledger, whatever is killed meanwhile. */
class LedgerUnderFireIT {
  private static final int THREADS = 4;
  private static final int LEAST_BETWEEN_KILLS = 20;
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  /** Issue 2: a checkpoint covers an acknowledged entry within this. */
  private static final Duration CHECKPOINT = Duration.ofSeconds(2);

  @Test
  void everyReceiptOutlivesKills() throws Exception {
    Path data = TestFolders.create("fire");
    TestServer server = TestServer.start(data);
    Map<Long, String> receipts;
    List<String> contradictions;
    try (Traffic traffic = Traffic.start(THREADS, server.url(), server.key("app"))) {
      traffic.awaitMore(LEAST_BETWEEN_KILLS);
      server.process().kill();
      server = TestServer.start(data);
      traffic.moveTo(server.url());
      traffic.awaitMore(LEAST_BETWEEN_KILLS);

      long before = killPostmaster(data);
      awaitAnotherPostmaster(data, before);
      Http.awaitStatus(server.url("/v2/health/ready"), 200, RECOVERY);
      traffic.awaitMore(LEAST_BETWEEN_KILLS);

      server.process().kill();
      killPostmaster(data);
      server = TestServer.start(data);
      traffic.moveTo(server.url());
      traffic.awaitMore(LEAST_BETWEEN_KILLS);
      receipts = traffic.stop();
      contradictions = List.copyOf(traffic.contradictions());
    }
    TimeUnit.MILLISECONDS.sleep(CHECKPOINT.toMillis());
    assertThat(receipts).hasSizeGreaterThanOrEqualTo(4 * LEAST_BETWEEN_KILLS);
    assertThat(notProven(server.url(), server.key("regulator"), receipts)).isEmpty();
    assertThat(contradictions).isEmpty();
    server.close();
  }

  private static List<String> notProven(URI server, String key, Map<Long, String> receipts)
      throws IOException {
    String vkey = Call.get("/ledger/key").send(server, null).text().strip();
    List<String> missing = new ArrayList<>();
    for (Map.Entry<Long, String> receipt : receipts.entrySet()) {
      Call.Answer entry = Call.get("/api/ledger/entries/" + receipt.getKey()).send(server, key);
      if (entry.status() != 200
          || !entry.json().path("leaf_hash").asText().equals(receipt.getValue())) {
        missing.add(receipt + " is answered " + entry.status() + " " + entry.text());
      } else {
        verify(server, key, receipt.getKey(), Hash.parse(receipt.getValue()), vkey);
      }
    }
    return missing;
  }

  private static void verify(URI server, String key, long index, Hash leafHash, String vkey)
      throws IOException {
    JsonNode json =
        Call.get("/api/ledger/proofs/inclusion?index=" + index).send(server, key).json();
    byte[] note = json.required("checkpoint").textValue().getBytes(StandardCharsets.UTF_8);
    Checkpoint checkpoint = Checkpoint.open(note, List.of(VerifierKey.parse(vkey)));
    List<Hash> hashes = new ArrayList<>();
    json.required("hashes").forEach(hash -> hashes.add(Hash.parse(hash.textValue())));
    new InclusionProof(index, checkpoint.size(), hashes).verify(leafHash, checkpoint.root());
  }

  private static long killPostmaster(Path data) {
    ProcessHandle postmaster = DatabaseOwner.postmaster(data).orElseThrow();
    assertThat(postmaster.destroyForcibly()).isTrue();
    return postmaster.pid();
  }

  private static void awaitAnotherPostmaster(Path data, long before) throws InterruptedException {
    long deadline = System.nanoTime() + RECOVERY.toNanos();
    while (DatabaseOwner.postmaster(data).filter(now -> now.pid() != before).isEmpty()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
