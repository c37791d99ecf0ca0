package org.probity.audit.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies an evidence bundle offline: first what the log signed, then each entry against it, then
 * what follows from the entries, last that the bundle is the one whose export was recorded.
 */
public final class BundleVerifier {
  private static final int SMALL_FILE = 1 << 20;
  private static final int MANIFEST_LIMIT = 256 << 20;

  private final BundleArchive archive;
  private final Map<String, Object> counts = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private String at = "bundle";

  private BundleVerifier(BundleArchive archive) {
    this.archive = archive;
  }

  /**
   * @param keys the log's key as the reader knows it, if at all, and the keys of cosigners that
   *     must have signed
   * @param againstCheckpoint a signed checkpoint the reader kept from earlier, or null
   */
  public static VerificationReport verify(
      Path zip, Collection<String> keys, @Nullable Path againstCheckpoint) {
    return verify(zip, keys, List.of(), againstCheckpoint);
  }

  /**
   * @param authorities certificates of time-stamping authorities; if there are any, the checkpoint
   *     must be time-stamped by one whom they vouch for
   */
  public static VerificationReport verify(
      Path zip,
      Collection<String> keys,
      Collection<X509Certificate> authorities,
      @Nullable Path againstCheckpoint) {
    try (BundleArchive archive = BundleArchive.open(zip)) {
      return new BundleVerifier(archive).report(keys, authorities, againstCheckpoint);
    } catch (VerificationException | IOException e) {
      return new VerificationReport(failure("bundle", e), Map.of(), List.of());
    }
  }

  private VerificationReport report(
      Collection<String> keys, Collection<X509Certificate> authorities, @Nullable Path against) {
    VerificationReport.Failure failure = null;
    try {
      run(keys, authorities, against);
    } catch (VerificationException | IOException e) {
      failure = failure(at, e);
    }
    try {
      archive.requireSoundBody();
    } catch (VerificationException | IOException e) {
      // Whatever else was found, it was found in files that not every reader sees.
      failure = failure("bundle", e);
    }
    return new VerificationReport(failure, counts, notes);
  }

  private static VerificationReport.Failure failure(String where, Exception e) {
    String why = e instanceof IOException ? "It cannot be read: " + e.getMessage() : e.getMessage();
    return new VerificationReport.Failure(where, String.valueOf(why));
  }

  private void run(
      Collection<String> keys, Collection<X509Certificate> authorities, @Nullable Path against)
      throws IOException {
    at = BundleLayout.KEY;
    SignaturesCheck signatures = new SignaturesCheck(archive, keys, counts, notes);
    VerifierKey key = signatures.logKey();

    at = BundleLayout.COSIGNERS;
    Set<VerifierKey> cosigners = signatures.cosigners();

    at = BundleLayout.CHECKPOINT;
    byte[] note = archive.read(BundleLayout.CHECKPOINT, SMALL_FILE);
    Checkpoint checkpoint = signatures.checkpoint(note, key, cosigners);
    KeyChain chain =
        new RotationsCheck(archive, note, checkpoint).chain(key, counts, where -> at = where);
    at = BundleLayout.KEY;
    signatures.requireTrusted(chain);
    at = BundleLayout.TIME_STAMP;
    timeStamp(note, authorities);
    counts.put("log", checkpoint.origin());
    counts.put("tree_size", checkpoint.size());

    at = BundleLayout.MANIFEST;
    byte[] manifestBytes = archive.read(BundleLayout.MANIFEST, MANIFEST_LIMIT);
    BundleManifest manifest = BundleManifest.parse(manifestBytes);
    manifest.requireSameNames(archive.names());
    manifest.requireLog(checkpoint.origin());

    at = BundleLayout.TILES;
    LeafSource proven = proven(manifest, note, checkpoint, chain, authorities, against);

    NavigableMap<Long, Long> pruned =
        PrunedCheck.ranges(archive, note, checkpoint, notes, where -> at = where);

    at = BundleLayout.ENTRIES;
    EntriesCheck entries = new EntriesCheck(archive, manifest, proven, checkpoint.origin(), pruned);
    entries.run(where -> at = where);
    counts.putAll(entries.counts());

    at = BundleLayout.DECISIONS;
    entries.requireDecisions();

    new AttachmentsCheck(archive, entries, counts, notes).run(where -> at = where);

    manifest.requireDigests(archive, where -> at = where);

    at = BundleLayout.MANIFEST_PROOF;
    new ExportProof(archive.read(BundleLayout.MANIFEST_PROOF, SMALL_FILE))
        .verify(manifestBytes, checkpoint, key);
  }

  private void timeStamp(byte[] note, Collection<X509Certificate> authorities) throws IOException {
    if (archive.names().contains(BundleLayout.TIME_STAMP)) {
      byte[] response = archive.read(BundleLayout.TIME_STAMP, SMALL_FILE);
      TimeStampCheck stamp = TimeStampCheck.verify(response, note, authorities);
      counts.put("time_stamp", stamp.time() + " by " + stamp.authority());
      if (!stamp.trusted()) {
        notes.add("The time-stamp's certificate was taken from it; compare it with one you trust.");
      }
    } else if (!authorities.isEmpty()) {
      throw new VerificationException("The checkpoint is not time-stamped.");
    }
  }

  private LeafSource proven(
      BundleManifest manifest,
      byte[] note,
      Checkpoint checkpoint,
      KeyChain chain,
      Collection<X509Certificate> authorities,
      @Nullable Path against)
      throws IOException {
    if (!manifest.complete()) {
      notes.add("The bundle is a selection; it does not show that nothing was left out.");
      requireNothingToCompare(checkpoint, chain, against);
      return LeafSource.byProofs(archive, note, checkpoint);
    }
    TileSet tiles = new TileSet(checkpoint.size());
    for (String name : archive.names()) {
      if (name.startsWith(BundleLayout.TILES)) {
        at = name;
        TilePath path = TilePath.parse(name);
        tiles.add(path, archive.read(name, HashTile.WIDTH * Hash.LENGTH));
      }
    }
    at = BundleLayout.TILES;
    tiles.authenticate(checkpoint.root());
    new StampsCheck(archive, chain, authorities).run(tiles, counts, where -> at = where);
    if (against != null) {
      compare(tiles, checkpoint, chain, against);
    }
    return LeafSource.byTiles(tiles);
  }

  private void compare(TileSet tiles, Checkpoint checkpoint, KeyChain chain, Path against)
      throws IOException {
    at = "the checkpoint given";
    Checkpoint kept = Checkpoint.open(Files.readAllBytes(against), chain.keys());
    if (!kept.origin().equals(checkpoint.origin())) {
      throw new VerificationException("It is of another log.");
    }
    if (kept.size() > checkpoint.size()) {
      throw new VerificationException(
          "It is newer than the bundle; ask the log whether it continues the bundle's checkpoint.");
    }
    Hash root;
    try {
      root = tiles.root(kept.size());
    } catch (VerificationException e) {
      throw new VerificationException(
          "The bundle lacks the tiles to compare with it; ask for one that begins at or before"
              + " entry "
              + Math.max(0, kept.size() - 1)
              + ".",
          e);
    }
    if (!root.equals(kept.root())) {
      throw new VerificationException(
          "The log was rewritten: its first "
              + kept.size()
              + " entries are not those signed then.");
    }
    counts.put("consistent_with_size", kept.size());
  }

  private void requireNothingToCompare(
      Checkpoint checkpoint, KeyChain chain, @Nullable Path against) throws IOException {
    if (against == null) {
      return;
    }
    at = "the checkpoint given";
    Checkpoint kept = Checkpoint.open(Files.readAllBytes(against), chain.keys());
    if (kept.size() != checkpoint.size() || !kept.root().equals(checkpoint.root())) {
      throw new VerificationException(
          "A bundle by selection has no tiles to compare with it; ask for one by range.");
    }
    counts.put("consistent_with_size", kept.size());
  }
}
