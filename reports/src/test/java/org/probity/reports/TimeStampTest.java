package org.probity.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.IndexRange;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerOptions;
import org.probity.audit.verify.BundleVerifier;
import org.probity.audit.verify.VerificationReport;
import org.probity.audit.witness.OutgoingCalls;
import org.probity.audit.witness.TsaClient;

/** A bundle's checkpoint bears the time of an authority, and only that of one it was asked for. */
class TimeStampTest {
  @Test
  void theCheckpointIsStampedAndTheStampIsChecked(@TempDir Path folder) throws Exception {
    try (TestAuthority authority = new TestAuthority();
        TestAuthority other = new TestAuthority();
        Fixture fixture = new Fixture(folder, 20)) {
      Path bundle = write(fixture, authority, folder.resolve("stamped.zip"));
      assertFails(bundle, List.of(authority.certificate()), null);
      VerificationReport report = BundleVerifier.verify(bundle, List.of(), null);
      assertThat(report.failure()).isNull();
      assertThat(String.valueOf(report.counts().get("time_stamp")))
          .endsWith("by CN=Test Authority");
      assertThat(report.notes()).anyMatch(note -> note.contains("time-stamp's certificate"));
      assertThat(Script.verify(bundle)).startsWith("0 VERIFIED");
      assertFails(bundle, List.of(other.certificate()), "not by an authority");

      Path later = write(fixture, other, folder.resolve("later.zip"));
      Map<String, byte[]> files = Zips.read(later);
      byte[] moved = Zips.read(bundle).get("checkpoint.tsr");
      files.put("checkpoint.tsr", Objects.requireNonNull(moved));
      assertFails(Zips.write(folder.resolve("moved.zip"), files), List.of(), "something else");
      byte[] stamp = Objects.requireNonNull(Zips.read(later).get("checkpoint.tsr"));
      stamp[stamp.length - 3] ^= 1;
      files.put("checkpoint.tsr", stamp);
      assertFails(Zips.write(folder.resolve("broken.zip"), files), List.of(), "does not hold");

      authority.goAway();
      Path without = write(fixture, authority, folder.resolve("without.zip"));
      assertFails(without, List.of(), null);
      assertFails(without, List.of(authority.certificate()), "not time-stamped");
    }
  }

  @Test
  void checkpointsAreStampedOnTheirWayAndBundlesShowIt(@TempDir Path folder) throws Exception {
    try (TestAuthority authority = new TestAuthority();
        TestAuthority other = new TestAuthority();
        Fixture fixture = new Fixture(folder, 5)) {
      TsaClient client = new TsaClient(authority.address(), new OutgoingCalls(Set.of("127.0.0.1")));
      LedgerOptions stamping = fixture.options.withTimeStamps(client, Duration.ofMillis(200));
      fixture.ledger.signNow();
      try (Ledger node = Ledger.open(fixture.database.dataSource(), stamping)) {
        await(() -> count(fixture) == 1);
        fixture.append(300);
        node.signNow();
        await(() -> count(fixture) > 1);
        assertThat(node.timeStampProblem()).isEmpty();
      }
      Path bundle = fixture.export(BundleRequest.of(fixture.everything(), "officer:o1"), false);
      VerificationReport report = BundleVerifier.verify(bundle, List.of(), null);
      assertThat(report.failure()).isNull();
      assertThat(report.counts()).containsKey("time_stamps");
      assertThat(Script.verify(bundle)).startsWith("0 VERIFIED");
      assertThat(fixture.ledger.selfCheck(entries -> {}).intact()).isTrue();

      Map<String, byte[]> files = Zips.read(bundle);
      String stamp = files.keySet().stream().filter(n -> n.endsWith(".tsr")).findFirst().get();
      assertThat(BundleVerifier.verify(bundle, List.of(), List.of(other.certificate()), null).ok())
          .isFalse();
      Objects.requireNonNull(files.get(stamp))[200] ^= 1;
      Path forged = Zips.write(folder.resolve("forged.zip"), files);
      assertThat(BundleVerifier.verify(forged, List.of(), null).failure()).isNotNull();
      fixture.database.execute(
          "UPDATE ledger_time_stamp SET response = set_byte(response, 200,"
              + " get_byte(response, 200) # 1)");
      assertThat(fixture.ledger.selfCheck(entries -> {}).intact()).isFalse();
    }
  }

  private static long count(Fixture fixture) {
    return fixture.database.queryLong("SELECT count(*) FROM ledger_time_stamp");
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    for (int attempt = 0; attempt < 200 && !condition.getAsBoolean(); attempt++) {
      Thread.sleep(50);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static Path write(Fixture fixture, TestAuthority authority, Path target) {
    TsaClient client = new TsaClient(authority.address(), new OutgoingCalls(Set.of("127.0.0.1")));
    fixture.append(1);
    long size = fixture.ledger.size();
    new BundleWriter(fixture.ledger, hash -> Optional.empty(), Clock.systemUTC(), client, null)
        .write(BundleRequest.of(new IndexRange(0, size), "officer:o1"), target);
    return target;
  }

  /**
   * @param why null if it holds
   */
  private static void assertFails(
      Path bundle, List<X509Certificate> authorities, @Nullable String why) {
    VerificationReport.Failure failure =
        BundleVerifier.verify(bundle, List.of(), authorities, null).failure();
    if (why == null) {
      assertThat(failure).isNull();
    } else {
      assertThat(Objects.requireNonNull(failure).where()).isEqualTo("checkpoint.tsr");
      assertThat(failure.why()).contains(why);
    }
  }
}
