package org.probity.guard.works;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.probity.audit.Companion;
import org.probity.domain.decision.DecisionId;

/**
 * The rows of works that one ledger entry registers. A work that another entry registered meanwhile
 * is left as it is.
 */
record WorkRows(List<NewWork> works, List<UUID> ids, String officer, Instant now)
    implements Companion {
  private static final String INSERT =
      """
      INSERT INTO work (id, kind, form, title, holder, digest, words, fingerprints, registered_at,
        registered_by, entry_index)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (kind, form, digest) WHERE removed_at IS NULL DO NOTHING
      """;

  static WorkRows of(List<NewWork> works, String officer, Instant now) {
    List<UUID> ids = works.stream().map(work -> DecisionId.next().value()).toList();
    return new WorkRows(works, ids, officer, now);
  }

  @Override
  public void write(Connection connection, long index) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int i = 0; i < works.size(); i++) {
        NewWork work = works.get(i);
        insert.setObject(1, ids.get(i));
        insert.setString(2, work.kind().name());
        insert.setString(3, work.form().name());
        insert.setString(4, work.title());
        insert.setString(5, work.holder());
        insert.setBytes(6, work.digest());
        insert.setInt(7, work.words());
        insert.setBytes(8, work.fingerprints());
        insert.setObject(9, now.atOffset(ZoneOffset.UTC));
        insert.setString(10, officer);
        insert.setLong(11, index);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
