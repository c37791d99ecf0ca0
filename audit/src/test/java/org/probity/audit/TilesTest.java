package org.probity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.testing.TestDatabase;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.EntryBundle;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.HashTile;
import org.probity.audit.verify.Rfc6962;
import org.probity.audit.verify.VerifierKey;

/** The tiles of C2SP tlog-tiles, over a log that has more entries than one tile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TilesTest {
  private static final int SIZE = 600;

  private final TestDatabase database = TestDatabase.create();
  private final List<Entry> entries = new ArrayList<>();
  private final Ledger ledger;

  TilesTest(@TempDir Path folder) {
    ledger = Ledger.open(database.dataSource(), TestLedgers.options(folder));
  }

  @BeforeAll
  void fill() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(32);
    Callable<Appended> append = () -> ledger.append(TestLedgers.decision());
    threads.invokeAll(Collections.nCopies(SIZE, append));
    threads.shutdown();
    ledger.each(0, SIZE, entries::add);
  }

  @AfterAll
  void close() {
    ledger.close();
    database.close();
  }

  private List<Hash> leafHashes(int from, int to) {
    return entries.subList(from, to).stream().map(Entry::leafHash).toList();
  }

  @Test
  void aTileOfAnyWidthHoldsTheLeafHashes() {
    for (int width : new int[] {1, 2, 255, 256}) {
      assertThat(ledger.tile(0, 1, width)).isEqualTo(HashTile.join(leafHashes(256, 256 + width)));
    }
    assertThat(ledger.tile(0, 2, 88)).isEqualTo(HashTile.join(leafHashes(512, 600)));
    assertThatThrownBy(() -> ledger.tile(0, 2, 256)).isInstanceOf(NotInLedgerException.class);
  }

  @Test
  void aTileAboveHoldsTheRootsOfTheTilesBelow() {
    List<Hash> roots =
        List.of(Rfc6962.root(leafHashes(0, 256)), Rfc6962.root(leafHashes(256, 512)));
    assertThat(ledger.tile(1, 0, 2)).isEqualTo(HashTile.join(roots));
    assertThatThrownBy(() -> ledger.tile(1, 0, 3)).isInstanceOf(NotInLedgerException.class);
  }

  @Test
  void anEntryBundleHoldsTheLeaves() {
    List<byte[]> leaves = EntryBundle.split(ledger.entryBundle(2, 88));
    assertThat(leaves).hasSize(88);
    assertThat(Rfc6962.leafHash(leaves.get(87))).isEqualTo(entries.get(599).leafHash());
    assertThatThrownBy(() -> ledger.entryBundle(2, 256)).isInstanceOf(NotInLedgerException.class);
  }

  @Test
  void proofsAcrossTilesHold() {
    Hash root = Rfc6962.root(leafHashes(0, SIZE));
    for (int index : new int[] {0, 255, 256, 511, 512, 599}) {
      ledger.inclusion(index, SIZE).verify(entries.get(index).leafHash(), root);
    }
    for (int size : new int[] {1, 255, 256, 257, 512, 513, 600}) {
      ledger.consistency(size, SIZE).verify(Rfc6962.root(leafHashes(0, size)), root);
    }
  }

  @Test
  void aProofFollowsTheTileThatGrows() {
    long before = ledger.size();
    ledger.inclusion(before - 1, before);
    long last = ledger.append(TestLedgers.decision()).index();
    long size = last + 1;
    List<Entry> all = new ArrayList<>();
    ledger.each(0, size, all::add);
    List<Hash> hashes = all.stream().map(Entry::leafHash).toList();
    Hash root = Rfc6962.root(hashes);
    ledger.inclusion(last, size).verify(hashes.get((int) last), root);
    ledger.consistency(before, size).verify(Rfc6962.root(hashes.subList(0, (int) before)), root);
  }

  @Test
  void anAcknowledgedEntryIsCoveredWithinTwoSeconds() throws InterruptedException {
    VerifierKey key = VerifierKey.parse(ledger.vkey());
    long index = ledger.append(TestLedgers.decision()).index();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    while (Checkpoint.open(ledger.checkpoint().orElseThrow(), List.of(key)).size() <= index) {
      assertThat(System.nanoTime()).as("two seconds are over").isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
    assertThat(ledger.signingProblem()).isEmpty();
  }
}
