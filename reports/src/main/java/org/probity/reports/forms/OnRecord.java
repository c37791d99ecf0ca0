package org.probity.reports.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.fairness.FairnessReport;
import org.probity.domain.record.ProcessingRecord;
import org.probity.reports.ModelFile;

/**
 * What the organisation's registers hold about that which entries name.
 *
 * @param person what the entries disclose about one person; null if nothing is disclosed
 */
record OnRecord(List<Model> models, List<Processing> records, @Nullable PersonSummary person) {

  /**
   * @param named the entry that names the files by their digest, or null
   * @param assured the entry by which an officer assured something, or null
   * @param fairness what its decisions gave to groups, or null if nothing was reported
   */
  record Model(
      ModelFile file,
      @Nullable Long named,
      @Nullable Long assured,
      @Nullable FairnessReport fairness) {
    String name() {
      return file.version().name() + " " + file.version().version();
    }
  }

  /**
   * @param index the last entry about it, or null if it is not in the selection
   */
  record Processing(ProcessingRecord record, @Nullable Long index) {
    String name() {
      return record.application() + ": " + record.purpose();
    }
  }
}
