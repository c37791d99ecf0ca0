package org.probity.guard.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Companion;
import org.probity.audit.LedgerException;
import org.probity.domain.review.Review;

/** Puts a review where its ledger entry says, if nobody has moved it since it was read. */
record ReviewChange(Review review) implements Companion {
  private static final String UPDATE =
      """
      UPDATE review SET state = ?, claimed_by = ?, decided_by = ?, decided_at = ?,
                        first_by = ?, first_at = ?, four_eyes = ?, row_version = row_version + 1
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
    try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
      update.setString(1, review.state().name());
      update.setString(2, review.claimedBy());
      update.setString(3, review.decidedBy());
      setTime(update, 4, review.decidedAt());
      update.setString(5, review.firstBy());
      setTime(update, 6, review.firstAt());
      update.setBoolean(7, review.fourEyes());
      update.setObject(8, review.id());
      update.setInt(9, review.rowVersion());
      if (update.executeUpdate() != 1) {
        throw new OvertakenException();
      }
    }
  }

  private static void setTime(PreparedStatement update, int parameter, @Nullable Instant time)
      throws SQLException {
    update.setObject(
        parameter,
        time == null ? null : time.atOffset(ZoneOffset.UTC),
        Types.TIMESTAMP_WITH_TIMEZONE);
  }
}
