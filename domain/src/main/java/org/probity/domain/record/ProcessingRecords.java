package org.probity.domain.record;

import java.util.List;
import java.util.Optional;

/** The processing records of the organisation, and the register of purposes. */
public interface ProcessingRecords {
  Optional<ProcessingRecord> effective(String application, String purpose);

  Optional<ProcessingRecord> proposed(String application, String purpose);

  List<ProcessingRecord> all();

  void save(ProcessingRecord record);

  Optional<Purpose> purpose(String code);

  List<Purpose> purposes();
}
