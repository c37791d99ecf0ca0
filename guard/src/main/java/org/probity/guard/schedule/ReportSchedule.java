package org.probity.guard.schedule;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that is built again and again, until somebody ends it.
 *
 * @param createdBy pseudonymous
 * @param nextAt when it is due; says nothing once it ended
 */
public record ReportSchedule(
    UUID id,
    Wanted wanted,
    String createdBy,
    Instant createdAt,
    Instant nextAt,
    @Nullable String endedBy,
    @Nullable Instant endedAt) {

  /**
   * What is wanted, and when.
   *
   * @param name for people; in no ledger entry
   * @param models their names; all if none
   * @param formats codes of exports, none of them about a person
   * @param language code of what reports are written in
   */
  public record Wanted(
      String name,
      ScheduleTiming timing,
      Set<String> models,
      Set<String> formats,
      String language) {
    public Wanted {
      models = new TreeSet<>(models);
      formats = new TreeSet<>(formats);
    }
  }

  public boolean ended() {
    return endedAt != null;
  }
}
