package org.probity.audit.verify;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries once: each against the signed tree, its disclosures against its leaf, and what
 * follows from all of them. All processors look at entries; what they find is put together in
 * order, so that the first failure is the one told.
 */
final class EntriesCheck {
  /** Blocks of lines that wait or are looked at; bounds the memory. */
  private static final int UNDER_WAY = 8;

  private final BundleArchive archive;
  private final BundleManifest manifest;
  private final LeafSource proven;
  private final String origin;
  private final NavigableMap<Long, Long> pruned;
  private final MessageDigest decisionsCsv = Hash.newDigest();
  private final Set<String> explanations = new TreeSet<>();
  private final Set<String> packs = new TreeSet<>();
  private long next;
  private long entries;
  private long decisions;
  private long disclosures;

  /**
   * @param pruned which entries may be absent: index after the last by first index
   */
  EntriesCheck(
      BundleArchive archive,
      BundleManifest manifest,
      LeafSource proven,
      String origin,
      NavigableMap<Long, Long> pruned) {
    this.pruned = pruned;
    this.archive = archive;
    this.manifest = manifest;
    this.proven = proven;
    this.origin = origin;
    this.next = manifest.from();
  }

  void run(Where where) throws IOException {
    decisionsCsv.update(Utf8.encode(DecisionsCsv.header()));
    Queue<Future<List<CheckedEntry>>> underWay = new ArrayDeque<>();
    try (InputStream in = archive.openDigested(BundleLayout.ENTRIES)) {
      EntryLines lines = new EntryLines(in);
      for (List<byte[]> block = lines.next(); !block.isEmpty(); block = lines.next()) {
        List<byte[]> these = block;
        underWay.add(archive.workers().submit(() -> checked(these)));
        if (underWay.size() == UNDER_WAY) {
          take(underWay.remove(), where);
        }
      }
      while (!underWay.isEmpty()) {
        take(underWay.remove(), where);
      }
    } finally {
      underWay.forEach(block -> block.cancel(false));
    }
    skipPruned();
    if (manifest.complete() && next < manifest.to()) {
      throw new VerificationException("Entry " + next + " and those after it are missing.");
    }
  }

  private List<CheckedEntry> checked(List<byte[]> lines) throws IOException {
    List<CheckedEntry> checked = new ArrayList<>(lines.size());
    for (byte[] line : lines) {
      checked.add(CheckedEntry.of(line, proven, origin));
    }
    return checked;
  }

  private void take(Future<List<CheckedEntry>> block, Where where) throws IOException {
    try {
      for (CheckedEntry entry : block.get()) {
        take(entry, where);
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new VerificationException("The entries cannot be read.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VerificationException("The verification was interrupted.", e);
    }
  }

  private void take(CheckedEntry entry, Where where) {
    if (entry.index() >= 0) {
      where.is("entry " + entry.index());
      requirePlace(entry.index());
    }
    VerificationException failure = entry.failure();
    if (failure != null) {
      throw failure;
    }
    entries++;
    disclosures += entry.disclosures();
    byte[] row = entry.row();
    if (row != null) {
      decisions++;
      decisionsCsv.update(row);
    }
    remember(entry.explanation(), explanations);
    remember(entry.pack(), packs);
    next = entry.index() + 1;
    where.is(BundleLayout.ENTRIES);
  }

  private void skipPruned() {
    Map.Entry<Long, Long> range = pruned.floorEntry(next);
    while (range != null && range.getValue() > next) {
      next = range.getValue();
      range = pruned.floorEntry(next);
    }
  }

  private void requirePlace(long index) {
    skipPruned();
    boolean inPlace =
        manifest.complete()
            ? index == next && index < manifest.to()
            : index >= next && index < manifest.to();
    if (!inPlace) {
      throw new VerificationException("Entry " + next + " was expected here.");
    }
  }

  private static void remember(@Nullable String digest, Set<String> digests) {
    if (digest != null) {
      digests.add(digest);
    }
  }

  /** That the table of decisions is the one that the entries give. */
  void requireDecisions() throws IOException {
    String expected = "sha256:" + HexFormat.of().formatHex(decisionsCsv.digest());
    if (!archive.digest(BundleLayout.DECISIONS).equals(expected)) {
      throw new VerificationException("The table is not the one that the entries give.");
    }
  }

  Map<String, Object> counts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("from_index", manifest.from());
    counts.put("to_index", manifest.to());
    counts.put("complete", manifest.complete());
    counts.put("entries", entries);
    counts.put("decisions", decisions);
    counts.put("disclosures", disclosures);
    return counts;
  }

  /** Digests of the explanations that entries name. */
  Set<String> explanations() {
    return explanations;
  }

  /** Hashes of the packs that entries were judged by. */
  Set<String> packs() {
    return packs;
  }
}
