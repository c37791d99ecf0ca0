package org.probity.guard.explain.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.AppendRequest;
import org.probity.audit.FileMasterKey;
import org.probity.audit.FileSigner;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerOptions;
import org.probity.audit.testing.TestDatabase;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Method;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;

/** Explanations of a row of three features, over a real ledger. */
class DriftDeskTest {
  private static final double LIMIT = 0.1;
  private final TestDatabase database = TestDatabase.create();
  private final Ledger ledger;
  private final DriftDesk desk;
  private final Random random = new Random(6);

  DriftDeskTest(@TempDir Path folder) {
    ledger =
        Ledger.open(
            database.dataSource(),
            LedgerOptions.of(
                FileSigner.openOrCreate(folder.resolve("signing.key"), "log.test/ledger"),
                FileMasterKey.openOrCreate(folder.resolve("master.key"))));
    desk = new DriftDesk(database.dataSource(), ledger, LIMIT, Clock.systemUTC());
    UUID decision = UUID.randomUUID();
    database.execute(
        "INSERT INTO decision (id, ledger_index, decided_at, application, actor, model,"
            + " model_version, purpose, verdict, rules, explanation_id) VALUES ('"
            + decision
            + "', 0, now(), 'a', 'a', 'm', '1', 'demo', 'ALLOW', '', '"
            + UUID.randomUUID()
            + "')");
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  @Test
  void nothingIsSaidOfFew() {
    explain(130, 0.6, 0.3, -0.1);
    Drift drift = only();
    assertThat(drift.known()).isFalse();
    assertThat(drift.references()).isEqualTo(100);
    assertThat(drift.latest()).isEqualTo(30);
  }

  @Test
  void theSameAsBeforeIsNoDrift() {
    explain(300, 0.6, 0.3, -0.1);
    Drift drift = only();
    assertThat(drift.distance()).isLessThan(LIMIT).isLessThan(3 * drift.chance());
    assertThat(drift.drifted()).isFalse();
    assertThat(drift.parts().get(0).raised()).isCloseTo(0.6, within(0.05));
    assertThat(drift.parts().get(2).lowered()).isCloseTo(0.1, within(0.05));
    assertThat(drift.points()).hasSize(10);
    desk.watch();
    assertThat(tasks()).isZero();
  }

  @Test
  void aFeatureThatTakesOverIsDriftAndOneTask() {
    explain(100, 0.6, 0.3, -0.1);
    explain(60, 0.1, 0.3, 0.6);
    assertThat(only().drifted()).isTrue();
    desk.watch();
    desk.watch();
    explain(20, 0.1, 0.3, 0.6);
    desk.watch();
    assertThat(tasks()).isOne();
    explain(100, 0.1, 0.3, 0.6);
    desk.watch();
    assertThat(tasks()).as("the next window, too").isEqualTo(2);
  }

  @Test
  void aChangeOfSignIsDrift() {
    explain(100, 0.6, 0.3, 0.1);
    explain(60, -0.6, 0.3, 0.1);
    assertThat(only().drifted()).isTrue();
  }

  private Drift only() {
    List<Drift> all = desk.of("m", "1");
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private long tasks() {
    return database.queryLong("SELECT count(*) FROM outbox WHERE kind = '" + DriftDesk.TASK + "'");
  }

  private void explain(int count, double... shares) {
    for (int i = 0; i < count; i++) {
      float[] values = new float[shares.length];
      for (int part = 0; part < values.length; part++) {
        values[part] = (float) (shares[part] * (0.8 + 0.4 * random.nextDouble()));
      }
      LedgerEvent event =
          LedgerEvent.of(EventType.EXPLANATION, Instant.now(), "test", Map.of("n", i));
      var unused =
          ledger.append(new AppendRequest(event, null, List.of(new CellRow(explanation(values)))));
    }
  }

  private static Explanation explanation(float[] values) {
    return new Explanation(
        UUID.randomUUID().toString(),
        UUID.randomUUID().toString(),
        "m",
        "1",
        "sha256:00",
        Method.GRADIENT,
        Map.of(),
        new Explanation.Target(0, "good", 0.9, null),
        new Explanation.Attributions(
            List.of(), List.of(), null, new long[] {values.length}, values),
        null,
        new Explanation.Quality(
            null, null, null, null, null, null, null, null, null, List.of(), true));
  }
}
