package org.probity.guard.facts;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.probity.domain.record.ProcessingRecord;
import org.probity.domain.record.ProcessingRecords;

/**
 * The processing records, which every request is judged by. What this node changes counts at once,
 * what another node changes within a second.
 */
public final class RecordsInForce {
  private static final Duration AGE = Duration.ofSeconds(1);
  private static final int KEPT = 1_000;

  private final ProcessingRecords records;
  private final LoadingCache<Use, Optional<ProcessingRecord>> effective;

  private record Use(String application, String purpose) {}

  public RecordsInForce(ProcessingRecords records) {
    this.records = records;
    this.effective =
        Caffeine.newBuilder()
            .expireAfterWrite(AGE)
            .maximumSize(KEPT)
            .executor(Runnable::run)
            .build(use -> records.effective(use.application(), use.purpose()));
  }

  public Optional<ProcessingRecord> effective(String application, String purpose) {
    return effective.get(new Use(application, purpose));
  }

  List<ProcessingRecord> all() {
    return records.all();
  }

  /** To be told after the transaction in which another record took effect. */
  public void changed(String application, String purpose) {
    effective.invalidate(new Use(application, purpose));
  }
}
