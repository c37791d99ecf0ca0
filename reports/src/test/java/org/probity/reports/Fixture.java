package org.probity.reports;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.probity.audit.AppendRequest;
import org.probity.audit.Appended;
import org.probity.audit.Entry;
import org.probity.audit.FileCosigner;
import org.probity.audit.FileKeyRing;
import org.probity.audit.FileMasterKey;
import org.probity.audit.IndexRange;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerOptions;
import org.probity.audit.testing.TestDatabase;
import org.probity.audit.verify.Hash;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;

/** A ledger with decisions, an explanation and a pack, and where to write bundles of it. */
final class Fixture implements AutoCloseable {
  static final byte[] PACK = "id: test\n".getBytes(StandardCharsets.UTF_8);
  static final byte[] EXPLANATION = "{\"nonce\":\"1\"}".getBytes(StandardCharsets.UTF_8);

  final TestDatabase database = TestDatabase.create();
  final LedgerOptions options;
  final Ledger ledger;
  final Path folder;
  private int bundles;

  Fixture(Path folder, int entries) {
    this.folder = folder;
    options =
        LedgerOptions.of(
                new FileKeyRing(folder, "signing", "log.test/reports", null),
                FileMasterKey.openOrCreate(folder.resolve("master.key")))
            .withCosigners(
                List.of(FileCosigner.mlDsa44(folder.resolve("second.key"), "log.test/reports")))
            .withCheckpointInterval(Duration.ofMillis(50));
    ledger = Ledger.open(database.dataSource(), options);
    append(entries);
  }

  void append(int entries) {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Callable<Appended>> tasks = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      int number = i;
      tasks.add(() -> ledger.append(AppendRequest.of(event(number))));
    }
    try {
      for (Future<Appended> appended : threads.invokeAll(tasks)) {
        appended.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("An entry was not recorded.", e);
    } finally {
      threads.shutdown();
    }
  }

  /** Two decisions of three; one in ten is explained. */
  private static LedgerEvent event(int number) {
    Instant time = Instant.parse("2026-11-24T00:00:00Z").plusSeconds(number);
    if (number % 3 == 2) {
      return LedgerEvent.of(EventType.ACCESS, time, "regulator:r1", Map.of());
    }
    return new LedgerEvent(
        EventType.DECISION,
        time,
        DecisionId.next(),
        "=app:k1",
        Map.of("name", number % 2 == 0 ? "fashion-cnn" : "mail-gru", "version", "1"),
        Hash.sha256(PACK).labelled(),
        LocalDate.parse("2026-11-24"),
        "allow",
        List.of(new LedgerEvent.Rule("PRV-01", "redact"), new LedgerEvent.Rule("ETH-02", "label")),
        number % 10 == 0 ? Hash.sha256(EXPLANATION).labelled() : null,
        "person-" + number % 5,
        Map.of("input", "secret of " + number));
  }

  IndexRange everything() {
    return new IndexRange(0, ledger.size());
  }

  Path export(BundleRequest request, boolean disclose) {
    Path target = folder.resolve("bundle-" + bundles++ + ".zip");
    new BundleWriter(ledger, new Contents(ledger, disclose), Clock.systemUTC())
        .write(request, target);
    return target;
  }

  private record Contents(Ledger ledger, boolean disclose) implements BundleContents {
    @Override
    public List<String> disclosures(Entry entry) {
      return disclose ? ledger.disclosures(entry) : List.of();
    }

    @Override
    public Optional<byte[]> explanation(Entry entry, String digest) {
      return disclose ? Optional.of(EXPLANATION) : Optional.empty();
    }

    @Override
    public Optional<byte[]> pack(String hash) {
      return Optional.of(PACK);
    }
  }

  @Override
  public void close() {
    ledger.close();
    database.close();
  }
}
