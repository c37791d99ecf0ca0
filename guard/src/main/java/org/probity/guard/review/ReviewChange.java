package org.probity.guard.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.probity.audit.Companion;
import org.probity.audit.LedgerException;
import org.probity.domain.review.Review;

/** Puts a review where its ledger entry says, if nobody has moved it since it was read. */
record ReviewChange(Review review) implements Companion {
  private static final String UPDATE =
      """
      UPDATE review SET state = ?, claimed_by = ?, decided_by = ?, decided_at = ?,
                        row_version = row_version + 1
      WHERE id = ? AND row_version = ?
      """;

  /** Somebody else changed the review first; nothing was recorded. */
  static final class OvertakenException extends LedgerException {
    private static final long serialVersionUID = 1L;

    OvertakenException() {
      super("Somebody else has changed this review meanwhile.");
    }
  }

  @Override
  public void write(Connection connection, long index) throws SQLException {
    Instant decided = review.decidedAt();
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      update.setString(1, review.state().name());
      update.setString(2, review.claimedBy());
      update.setString(3, review.decidedBy());
      update.setObject(
          4,
          decided == null ? null : decided.atOffset(ZoneOffset.UTC),
          Types.TIMESTAMP_WITH_TIMEZONE);
      update.setObject(5, review.id());
      update.setInt(6, review.rowVersion());
      if (update.executeUpdate() != 1) {
        throw new OvertakenException();
      }
    }
  }
}
