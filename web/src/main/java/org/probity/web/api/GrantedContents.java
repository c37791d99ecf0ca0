package org.probity.web.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.audit.Ledger;
import org.probity.audit.verify.Hash;
import org.probity.domain.fairness.FairnessReport;
import org.probity.domain.record.ProcessingRecord;
import org.probity.domain.record.ProcessingRecords;
import org.probity.guard.Decision.SealedExplanation;
import org.probity.guard.explain.queue.LateExplanations;
import org.probity.guard.fairness.FairnessDesk;
import org.probity.guard.models.Models;
import org.probity.guard.packs.PackDesk;
import org.probity.guard.record.Recorder;
import org.probity.reports.BundleContents;
import org.probity.reports.ModelFile;
import org.probity.reports.ModelName;

/**
 * What a bundle carries beside the entries: the packs that judged, and explanations not yet erased.
 */
final class GrantedContents implements BundleContents {
  private final Recorder recorder;
  private final LateExplanations late;
  private final PackDesk packs;
  private final Models models;
  private final ProcessingRecords records;
  private final @Nullable FairnessDesk fairness;
  private final @Nullable Ledger disclosing;

  /**
   * @param fairness null where the bundle is about single persons, not about everybody
   * @param disclosing the ledger if an officer granted every sealed field, else null
   */
  GrantedContents(
      Recorder recorder,
      LateExplanations late,
      PackDesk packs,
      Models models,
      ProcessingRecords records,
      @Nullable FairnessDesk fairness,
      @Nullable Ledger disclosing) {
    this.recorder = recorder;
    this.late = late;
    this.packs = packs;
    this.models = models;
    this.records = records;
    this.fairness = fairness;
    this.disclosing = disclosing;
  }

  @Override
  public List<String> disclosures(Entry entry) {
    return disclosing == null ? List.of() : disclosing.disclosures(entry);
  }

  @Override
  public Optional<byte[]> explanation(Entry entry, String digest) {
    Optional<SealedExplanation> found =
        switch (entry.type()) {
          case DECISION ->
              recorder.read(entry).flatMap(decision -> Optional.ofNullable(decision.explanation()));
          case EXPLANATION -> late.read(entry).map(LateExplanations.Recorded::explanation);
          default -> Optional.empty();
        };
    return found
        .map(explanation -> explanation.json().getBytes(StandardCharsets.UTF_8))
        .filter(bytes -> Hash.sha256(bytes).labelled().equals(digest));
  }

  @Override
  public Optional<byte[]> pack(String hash) {
    return packs.source(hash);
  }

  @Override
  public Optional<Map<String, Object>> disclosed(Entry entry) {
    return disclosing == null ? Optional.empty() : disclosing.unseal(entry);
  }

  @Override
  public Optional<ModelFile> model(ModelName name) {
    return models
        .find(name.name(), name.version())
        .map(model -> new ModelFile(model.manifest(), model.version(), models.fileDigests(model)));
  }

  @Override
  public Optional<FairnessReport> fairness(ModelName name, long from, long to) {
    return fairness == null
        ? Optional.empty()
        : Optional.of(fairness.within(name.name(), name.version(), from, to));
  }

  @Override
  public List<ProcessingRecord> records() {
    return records.all();
  }
}
