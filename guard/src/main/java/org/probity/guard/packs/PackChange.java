package org.probity.guard.packs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Companion;
import org.probity.audit.LedgerException;
import org.probity.domain.policy.PackState;
import org.probity.domain.policy.PackVersion;
import org.probity.domain.task.Task;
import org.probity.rules.PolicyPack;

/** Changes of the register of packs; each fails if the pack is not where it was thought to be. */
final class PackChange {
  private static final ObjectMapper JSON = new ObjectMapper();

  private PackChange() {}

  /** Somebody else moved the pack first; nothing was recorded. */
  static final class OvertakenException extends LedgerException {
    private static final long serialVersionUID = 1L;

    OvertakenException() {
      this("Somebody else has moved a pack meanwhile.");
    }

    OvertakenException(String message) {
      super(message);
    }
  }

  static Companion insert(UUID id, PolicyPack pack, String officer, Instant now) {
    return change(
        """
        INSERT INTO policy_pack (id, pack, version, hash, source, drafted_by, drafted_at, state)
        VALUES (?, ?, ?, ?, ?, ?, ?, 'DRAFT')
        """,
        id,
        pack.id(),
        pack.version(),
        pack.hash(),
        new String(pack.source(), StandardCharsets.UTF_8),
        officer,
        now.atOffset(ZoneOffset.UTC));
  }

  static Companion compiled(PackVersion version, Workshop.Built built, byte[] mac) {
    return change(
        """
        UPDATE policy_pack SET state = 'CHECKED', model = ?, classes = ?, mac = ?, report = ?
        WHERE id = ? AND state = ?
        """,
        built.model(),
        built.classes(),
        mac,
        built.report(),
        version.id(),
        version.state().name());
  }

  static Companion move(UUID id, PackState from, PackState to) {
    return change(
        "UPDATE policy_pack SET state = ? WHERE id = ? AND state = ?", to.name(), id, from.name());
  }

  /** Opens the task of approving it, unless one waits. */
  static Companion ask(UUID id, Instant now) {
    return (connection, index) -> {
      int opened =
          run(
              connection,
              """
              INSERT INTO outbox (kind, detail, created_at)
              SELECT ?, id::text, ? FROM policy_pack WHERE id = ? AND state = 'SHADOW'
              ON CONFLICT DO NOTHING
              """,
              Task.APPROVE_PACK,
              now.atOffset(ZoneOffset.UTC),
              id);
      if (opened != 1) {
        throw new OvertakenException("Approval of this pack was asked for already.");
      }
    };
  }

  /** Ends that task, if there is one. */
  static Companion answer(UUID id, String officer, Instant now) {
    return (connection, index) ->
        run(
            connection,
            """
            UPDATE outbox SET done_at = ?, done_by = ?
            WHERE kind = ? AND detail = ? AND done_at IS NULL
            """,
            now.atOffset(ZoneOffset.UTC),
            officer,
            Task.APPROVE_PACK,
            id.toString());
  }

  static Companion approve(UUID id, String officer, Map<String, Object> shadow) {
    return change(
        """
        UPDATE policy_pack SET state = 'APPROVED', approved_by = ?, shadow = ?
        WHERE id = ? AND state = 'SHADOW'
        """,
        officer,
        json(shadow),
        id);
  }

  /** Begins a canary, or changes its share. */
  static Companion canary(UUID id, PackState from, int share) {
    return change(
        "UPDATE policy_pack SET state = 'CANARY', canary_share = ? WHERE id = ? AND state = ?",
        share,
        id,
        from.name());
  }

  /**
   * @param id of the pack on canary; null if none is
   */
  static Companion withdraw(@Nullable UUID id) {
    return id == null
        ? (connection, index) -> {}
        : change(
            """
            UPDATE policy_pack SET state = 'APPROVED', canary_share = NULL
            WHERE id = ? AND state = 'CANARY'
            """,
            id);
  }

  static Companion activate(UUID id, PackState from, @Nullable UUID replaces, Instant now) {
    return change(
        """
        UPDATE policy_pack
        SET state = 'ACTIVE', canary_share = NULL, replaces_id = ?::uuid, activated_at = ?
        WHERE id = ? AND state = ?
        """,
        replaces == null ? null : replaces.toString(),
        now.atOffset(ZoneOffset.UTC),
        id,
        from.name());
  }

  /**
   * @param id of the active pack; null for the shipped one, which is active if no other is
   */
  static Companion supersede(@Nullable UUID id) {
    return id == null
        ? (connection, index) -> {}
        : move(id, PackState.ACTIVE, PackState.SUPERSEDED);
  }

  static Companion endShadow() {
    return (connection, index) ->
        run(connection, "UPDATE policy_pack SET state = 'TESTED' WHERE state = 'SHADOW'");
  }

  private static Companion change(String sql, @Nullable Object... values) {
    return (connection, index) -> {
      if (run(connection, sql, values) != 1) {
        throw new OvertakenException();
      }
    };
  }

  private static int run(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }

  private static String json(Map<String, Object> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
