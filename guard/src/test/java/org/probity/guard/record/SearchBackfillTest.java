package org.probity.guard.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.testing.Recorded;

/** Lines of before the columns are filled from the ledger; those of erased persons stay empty. */
class SearchBackfillTest {
  private static final String LINES =
      "SELECT findings || ' ' || policy_pack FROM decision ORDER BY ledger_index";
  private static final String FORGET = "UPDATE decision SET findings = NULL, policy_pack = NULL";

  private final Recorded recorded;
  private final SearchBackfill lines;

  SearchBackfillTest(@TempDir Path folder) {
    recorded = new Recorded(folder);
    lines = new SearchBackfill(recorded.database.dataSource(), recorded.ledger, recorded.recorder);
  }

  @AfterEach
  void close() {
    recorded.close();
  }

  @Test
  void linesOfBeforeBecomeAsNewOnes() throws SQLException {
    record("anna", "URL", "EMAIL_ADDRESS", "URL");
    record("bert");
    record("carl", "EMAIL_ADDRESS");
    List<String> written = lines();
    assertThat(written)
        .containsExactly("EMAIL_ADDRESS,URL sha256:bb", " sha256:bb", "EMAIL_ADDRESS sha256:bb");
    assertThat(lines.fill()).isZero();

    recorded.database.execute(FORGET);
    assertThat(lines.fill()).isEqualTo(3);
    assertThat(lines()).isEqualTo(written);

    recorded.ledger.erasure().erase("carl", "system", Map.of());
    recorded.database.execute(FORGET);
    assertThat(lines.fill()).isEqualTo(3);
    assertThat(lines.fill()).isZero();
    assertThat(lines()).last().isEqualTo(" sha256:bb");
  }

  private void record(String subject, String... findings) {
    recorded.answer(
        "mail-gru", Instant.now(), subject, List.of(findings), Tensor.texts("text", "Noon?"));
  }

  private List<String> lines() throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection = recorded.database.dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(LINES)) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    return all;
  }
}
