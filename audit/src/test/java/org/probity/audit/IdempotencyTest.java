package org.probity.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.testing.TestDatabase;

/** The same request is recorded once, for 24 hours. */
class IdempotencyTest {
  private static final Idempotency REQUEST = new Idempotency("app:k1", "key-1", "sha256:01");

  private final TestDatabase database = TestDatabase.create();
  private volatile Instant now = TestLedgers.TIME;
  private final Ledger ledger;

  IdempotencyTest(@TempDir Path folder) {
    InstantSource source = () -> now;
    Clock clock = source.withZone(ZoneOffset.UTC);
    ledger = Ledger.open(database.dataSource(), TestLedgers.options(folder).withClock(clock));
  }

  @AfterEach
  void close() {
    ledger.close();
    database.close();
  }

  private Appended append(Idempotency idempotency) {
    return ledger.append(new AppendRequest(TestLedgers.decision().event(), idempotency, List.of()));
  }

  @Test
  void theSameRequestGetsTheEarlierReceipt() {
    assertThat(ledger.earlier(REQUEST)).isEmpty();
    Appended first = append(REQUEST);
    Appended second = append(REQUEST);
    assertThat(second.duplicate()).isTrue();
    assertThat(second.receipt()).isEqualTo(first.receipt());
    assertThat(ledger.earlier(REQUEST).orElseThrow().receipt()).isEqualTo(first.receipt());
    assertThat(ledger.size()).isEqualTo(1);
  }

  @Test
  void theSameKeyForAnotherBodyIsAConflict() {
    append(REQUEST);
    Idempotency otherBody = new Idempotency("app:k1", "key-1", "sha256:02");
    assertThatThrownBy(() -> append(otherBody)).isInstanceOf(IdempotencyConflictException.class);
    assertThatThrownBy(() -> ledger.earlier(otherBody))
        .isInstanceOf(IdempotencyConflictException.class);
    assertThat(ledger.size()).isEqualTo(1);
  }

  @Test
  void keysOfDifferentCallersAreDifferent() {
    append(REQUEST);
    assertThat(append(new Idempotency("app:k", "1key-1", "sha256:01")).duplicate()).isFalse();
    assertThat(append(new Idempotency("app:k2", "key-1", "sha256:02")).duplicate()).isFalse();
  }

  @Test
  void aKeyMayBeUsedAnewAfterTwentyFourHours() {
    append(REQUEST);
    now = TestLedgers.TIME.plus(Duration.ofHours(24)).minusMillis(1);
    assertThat(append(REQUEST).duplicate()).isTrue();
    now = TestLedgers.TIME.plus(Duration.ofHours(24));
    Appended anew = append(new Idempotency("app:k1", "key-1", "sha256:02"));
    assertThat(anew.duplicate()).isFalse();
    assertThat(anew.index()).isEqualTo(1);
  }
}
