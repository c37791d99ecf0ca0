package org.probity.reports.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.domain.fairness.FairnessReport;
import org.probity.domain.record.ProcessingRecord;
import org.probity.reports.BundleContents;
import org.probity.reports.ModelFile;
import org.probity.reports.ModelName;
import org.probity.rules.PolicyPack;

/** Answers forms from what was gathered while the entries were written. */
public final class FormDesk {
  private final Evidence evidence;
  private final OnRecord onRecord;
  private final List<PolicyPack> packs;

  /**
   * @param models those that entries name and that the organisation still holds
   * @param person null if nothing is disclosed
   * @param packs those in the bundle
   * @param from index of the first entry
   * @param to index after the last
   */
  public FormDesk(
      Evidence evidence,
      BundleContents contents,
      Map<ModelName, ModelFile> models,
      @Nullable PersonSummary person,
      List<PolicyPack> packs,
      long from,
      long to) {
    this.evidence = evidence;
    this.packs = List.copyOf(packs);
    List<OnRecord.Model> seen = new ArrayList<>();
    models.forEach(
        (name, file) ->
            seen.add(
                seen(
                    evidence,
                    name,
                    file,
                    contents
                        .fairness(name, from, to)
                        .filter(report -> report.last() >= from)
                        .orElse(null))));
    this.onRecord = new OnRecord(seen, records(evidence, contents, person), person);
  }

  private static OnRecord.Model seen(
      Evidence evidence, ModelName name, ModelFile file, @Nullable FairnessReport fairness) {
    SeenModel seen = evidence.models().get(name);
    return seen == null
        ? new OnRecord.Model(file, null, null, fairness)
        : new OnRecord.Model(file, seen.index(file.version().digest()), seen.assured(), fairness);
  }

  /** Those that entries name, and those that the person's data was processed under. */
  private static List<OnRecord.Processing> records(
      Evidence evidence, BundleContents contents, @Nullable PersonSummary person) {
    Set<Evidence.RecordName> processed = person == null ? Set.of() : person.records();
    Map<Evidence.RecordName, OnRecord.Processing> found = new TreeMap<>();
    for (ProcessingRecord record : contents.records()) {
      Evidence.RecordName name = new Evidence.RecordName(record.application(), record.purpose());
      Long index = evidence.records().get(name);
      boolean wanted = index != null || processed.contains(name);
      if (wanted && record.state() == ProcessingRecord.State.EFFECTIVE) {
        found.put(name, new OnRecord.Processing(record, index));
      }
    }
    return List.copyOf(found.values());
  }

  public FormReport report(Form form) {
    return FormReport.of(form, evidence, onRecord, packs);
  }
}
