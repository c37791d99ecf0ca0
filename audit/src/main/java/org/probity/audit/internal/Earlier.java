package org.probity.audit.internal;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Appended;
import org.probity.audit.IdempotencyConflictException;
import org.probity.audit.verify.Hash;
import org.probity.domain.ledger.Receipt;

/** Which requests were recorded before; those of the batch at hand are added as they come. */
final class Earlier {
  private static final Duration REMEMBERED = Duration.ofHours(24);

  private final Map<ByteBuffer, Recorded> byRequest = new HashMap<>();

  private Earlier() {}

  private record Recorded(byte[] body, Receipt receipt) {}

  /** Looks the requests up, forgetting what is older than 24 hours. */
  static Earlier find(Connection connection, Collection<RequestRef> requests, Instant now)
      throws SQLException {
    Earlier earlier = new Earlier();
    if (requests.isEmpty()) {
      return earlier;
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT i.request_ref, i.body_ref, e.index, e.leaf_hash"
                + " FROM ledger_idempotency i JOIN ledger_entry e ON e.index = i.index"
                + " WHERE i.request_ref = ANY (?) AND i.recorded_at > ?")) {
      byte[][] refs = requests.stream().map(RequestRef::request).toArray(byte[][]::new);
      select.setArray(1, connection.createArrayOf("bytea", refs));
      select.setTimestamp(2, Timestamp.from(now.minus(REMEMBERED)));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Receipt receipt = new Receipt(row.getLong(3), Hash.of(row.getBytes(4)).base64());
          earlier.byRequest.put(
              ByteBuffer.wrap(row.getBytes(1)), new Recorded(row.getBytes(2), receipt));
        }
      }
    }
    return earlier;
  }

  /**
   * @return the earlier entry of the same request, or null
   * @throws IdempotencyConflictException if the key stood for another body
   */
  @Nullable Appended of(RequestRef request) {
    Recorded recorded = byRequest.get(ByteBuffer.wrap(request.request()));
    if (recorded == null) {
      return null;
    }
    if (!request.hasBody(recorded.body)) {
      throw new IdempotencyConflictException();
    }
    return new Appended(recorded.receipt, recorded.receipt.index(), true);
  }

  void add(RequestRef request, Receipt receipt) {
    byRequest.put(ByteBuffer.wrap(request.request()), new Recorded(request.body(), receipt));
  }

  /** Removes what {@link #find} would not find any more. */
  static void forgetOld(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM ledger_idempotency WHERE recorded_at <= ?")) {
      delete.setTimestamp(1, Timestamp.from(now.minus(REMEMBERED)));
      delete.executeUpdate();
    }
  }
}
