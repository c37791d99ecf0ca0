package org.probity.bench;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.probity.domain.record.ProcessingRecord;
import org.probity.domain.record.ProcessingRecords;
import org.probity.domain.record.ProcessingTerms;
import org.probity.domain.record.Purpose;

/** One effective record in memory, with the terms a new data folder begins with. */
final class RecordOfModeration implements ProcessingRecords {
  static final String APPLICATION = "first-run";
  static final String PURPOSE = "content-moderation";

  private final ProcessingRecord record;

  RecordOfModeration(Instant now) {
    ProcessingTerms terms = new ProcessingTerms();
    terms.legalBasis = "legitimate-interests";
    terms.noticeGiven = true;
    terms.adultsOnly = true;
    terms.jurisdictions = Set.of("EU");
    terms.aiDisclosed = true;
    record = new ProcessingRecord(new UUID(0, 1), APPLICATION, PURPOSE, terms, "officer", now);
    record.approve("officer2", now);
  }

  @Override
  public Optional<ProcessingRecord> effective(String application, String purpose) {
    return Optional.of(record)
        .filter(it -> it.application().equals(application) && it.purpose().equals(purpose));
  }

  @Override
  public Optional<ProcessingRecord> proposed(String application, String purpose) {
    return Optional.empty();
  }

  @Override
  public List<ProcessingRecord> all() {
    return List.of(record);
  }

  @Override
  public void save(ProcessingRecord other) {
    throw new UnsupportedOperationException("A benchmark keeps no records.");
  }

  @Override
  public Optional<Purpose> purpose(String code) {
    return Optional.empty();
  }

  @Override
  public List<Purpose> purposes() {
    return List.of();
  }
}
