package org.probity.reports;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.probity.audit.AppendRequest;
import org.probity.audit.Appended;
import org.probity.audit.Entry;
import org.probity.audit.Idempotency;
import org.probity.audit.IndexRange;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.audit.PrunedEntries;
import org.probity.audit.StampedCheckpoint;
import org.probity.audit.TimeStampAuthority;
import org.probity.audit.verify.BundleLayout;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.TilePath;
import org.probity.audit.verify.TileSet;
import org.probity.audit.verify.TlogProof;
import org.probity.audit.verify.VerifierKey;
import org.probity.audit.witness.WitnessException;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.reports.forms.Form;
import org.probity.reports.forms.FormHead;
import org.probity.reports.internal.BundleDraft;
import org.probity.reports.internal.EntryFiles;
import org.probity.reports.internal.ExportExtra;
import org.probity.reports.internal.FormFiles;
import org.probity.reports.internal.Guide;
import org.probity.reports.internal.ManifestWriter;
import org.probity.reports.internal.Models;
import org.probity.reports.internal.OscalResults;
import org.probity.reports.internal.PdfReport;
import org.probity.reports.internal.RecordedFiles;
import org.probity.reports.internal.SignedTree;
import org.probity.reports.internal.ZipWriter;
import org.probity.rules.PolicyPack;

/**
 * Writes an evidence bundle: a ZIP file that proves itself to whoever has the log's key. The export
 * is itself recorded, with the digest of the bundle's manifest, before the bundle is complete.
 */
public final class BundleWriter {
  private static final Logger LOG = System.getLogger(BundleWriter.class.getName());

  private final Ledger ledger;
  private final BundleContents contents;
  private final Clock clock;
  private final @Nullable TimeStampAuthority authority;
  private final @Nullable Path chineseFont;

  public BundleWriter(Ledger ledger, BundleContents contents, Clock clock) {
    this(ledger, contents, clock, null, null);
  }

  /**
   * @param authority asked to time-stamp each bundle's checkpoint, or null
   * @param chineseFont a TrueType font file, or null to show no Chinese in PDF
   */
  public BundleWriter(
      Ledger ledger,
      BundleContents contents,
      Clock clock,
      @Nullable TimeStampAuthority authority,
      @Nullable Path chineseFont) {
    this.authority = authority;
    this.chineseFont = chineseFont;
    this.ledger = ledger;
    this.contents = contents;
    this.clock = clock;
  }

  /**
   * Writes beside the target and moves there in the end, so that a half-written bundle is never
   * taken for one. Where a process before was killed, this goes on: what was written whole is not
   * written again, and what was recorded is not recorded again.
   *
   * @throws ReportException if the range is empty or reaches beyond the log, or the disk refuses
   * @throws LedgerException if the ledger cannot be read or the export not recorded
   */
  public Bundle write(BundleRequest request, Path target) {
    return write(request, target, part -> {});
  }

  /**
   * @param progress hears now and then which part, 0 to 1, is done
   */
  public Bundle write(BundleRequest request, Path target, DoubleConsumer progress) {
    BundleDraft draft = new BundleDraft(target);
    try {
      if (!draft.whole()) {
        writeFiles(request, draft.begin(), progress);
        draft.written();
      }
      Bundle bundle = prove(request, draft);
      draft.publish();
      return bundle;
    } catch (IOException e) {
      throw new ReportException("The bundle " + target + " cannot be written.", e);
    } finally {
      draft.discardPart();
    }
  }

  /** Everything but the proof that the export was recorded. */
  private void writeFiles(BundleRequest request, Path draft, DoubleConsumer progress)
      throws IOException {
    IndexRange range = request.range();
    if (range.from() == range.to() || range.to() > ledger.size()) {
      throw new ReportException("The ledger has no such entries to export.");
    }
    List<PrunedEntries> pruned = RecordedFiles.pruned(ledger, range);
    SignedTree tree =
        SignedTree.witnessed(
            ledger,
            pruned.stream().mapToLong(each -> each.index() + 1).reduce(range.to(), Math::max));
    Instant now = clock.instant();
    try (ZipWriter zip = new ZipWriter(draft, now)) {
      zip.add(BundleLayout.GUIDE, Guide.text(ledger.origin(), request.complete()));
      zip.add(BundleLayout.SCRIPT, Guide.script());
      zip.add(BundleLayout.KEY, utf8(ledger.vkey() + "\n"));
      if (!ledger.cosigners().isEmpty()) {
        zip.add(BundleLayout.COSIGNERS, utf8(String.join("\n", ledger.cosigners()) + "\n"));
      }
      zip.add(BundleLayout.CHECKPOINT, tree.note());
      addTimeStamp(zip, tree);
      RecordedFiles recorded = new RecordedFiles(ledger, tree, zip);
      recorded.rotations();
      recorded.pruned(pruned);
      EntryFiles files = new EntryFiles(ledger, contents, request, progress);
      zip.add(BundleLayout.ENTRIES, files::entries);
      zip.add(BundleLayout.DECISIONS, files::decisions);
      if (request.complete()) {
        addTiles(zip, request, tree);
      } else {
        files.proofs(zip, tree.note(), tree.checkpoint().size());
      }
      List<PolicyPack> packs = files.packs(zip);
      files.explanations(zip);
      addReports(zip, files, packs, new FormHead(request, tree.checkpoint(), now));
      zip.add(
          BundleLayout.MANIFEST,
          ManifestWriter.write(request, tree.checkpoint(), now, zip.digests()));
    }
  }

  private void addReports(ZipWriter zip, EntryFiles files, List<PolicyPack> packs, FormHead head)
      throws IOException {
    Models models = Models.named(files.evidence(), contents);
    zip.add(
        BundleLayout.MODELS,
        MlBom.of(ledger.origin(), head.created(), models.held(), models.gone()));
    new FormFiles(files, contents, models, packs, head, chineseFont).write(zip);
    OscalResults oscal =
        new OscalResults(files.tally(), head.request(), head.checkpoint(), head.created(), packs);
    byte[] results = oscal.toBytes();
    zip.add(BundleLayout.OSCAL, results);
    PdfReport report =
        new PdfReport(files.tally(), head.request(), head.checkpoint(), head.created(), packs);
    zip.add(BundleLayout.REPORT, out -> report.write(results, chineseFont, out));
  }

  private Bundle prove(BundleRequest request, BundleDraft draft) throws IOException {
    byte[] manifest = draft.read(BundleLayout.MANIFEST);
    String digest = Hash.sha256(manifest).labelled();
    VerifierKey key =
        VerifierKey.parse(new String(draft.read(BundleLayout.KEY), StandardCharsets.UTF_8).strip());
    if (!key.vkey().equals(ledger.vkey())) {
      throw new ReportException("The log's key was rotated since this export began; ask anew.");
    }
    Checkpoint checkpoint = Checkpoint.open(draft.read(BundleLayout.CHECKPOINT), List.of(key));
    Appended export = record(request, digest);
    draft.add(BundleLayout.MANIFEST_PROOF, proof(export, checkpoint), clock.instant());
    return new Bundle(export, digest);
  }

  /** A bundle is worth having without one, so an authority that is away does not keep it back. */
  private void addTimeStamp(ZipWriter zip, SignedTree tree) throws IOException {
    if (authority == null) {
      return;
    }
    try {
      zip.add(BundleLayout.TIME_STAMP, authority.stamp(tree.note()));
    } catch (WitnessException e) {
      LOG.log(Level.WARNING, "No time-stamp for a bundle: {0}", e.getMessage());
    }
  }

  private void addTiles(ZipWriter zip, BundleRequest request, SignedTree tree) throws IOException {
    IndexRange range = request.range();
    long size = tree.checkpoint().size();
    List<StampedCheckpoint> stamps = ledger.timeStamps(range);
    List<Long> sizes = new ArrayList<>(request.knownSizes());
    stamps.forEach(stamp -> sizes.add(stamp.size()));
    for (TilePath tile : TileSet.needed(range.from(), range.to(), size, sizes)) {
      zip.add(tile.path(), ledger.tile(tile.level(), tile.index(), tile.width()));
    }
    for (StampedCheckpoint stamp : stamps) {
      zip.add(BundleLayout.stampedCheckpoint(stamp.size()), stamp.note());
      zip.add(BundleLayout.timeStamp(stamp.size()), stamp.response());
    }
  }

  /** Once for a manifest, however often it is asked for. */
  private Appended record(BundleRequest request, String manifestDigest) {
    Map<String, Object> sealed =
        Map.of(
            BundleLayout.MANIFEST_DIGEST,
            manifestDigest,
            "from_index",
            request.range().from(),
            "to_index",
            request.range().to(),
            "complete",
            request.complete(),
            "forms",
            request.forms().stream().map(Form::code).toList());
    LedgerEvent event =
        LedgerEvent.of(EventType.EXPORT, clock.instant(), request.requestedBy(), sealed);
    Idempotency once = new Idempotency(request.requestedBy(), manifestDigest, manifestDigest);
    return ledger.append(new AppendRequest(event, once, List.of()));
  }

  private byte[] proof(Appended export, Checkpoint bundle) {
    SignedTree later = SignedTree.covering(ledger, export.index() + 1);
    Entry entry = ledger.entry(export.index()).orElseThrow();
    long size = later.checkpoint().size();
    String extra =
        ExportExtra.write(
            entry, ledger.disclosures(entry), ledger.consistency(bundle.size(), size).hashes());
    List<Hash> path = ledger.inclusion(entry.index(), size).hashes();
    return new TlogProof(extra, entry.index(), path, later.note()).toBytes();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
