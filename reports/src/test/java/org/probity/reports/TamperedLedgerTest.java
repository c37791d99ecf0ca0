package org.probity.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.Entry;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.Rfc6962;
import org.probity.audit.verify.VerifyCommand;

/** A bundle of a database that someone changed, and one of a log that was rewritten. */
class TamperedLedgerTest {
  private final Fixture fixture;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  TamperedLedgerTest(@TempDir Path folder) {
    fixture = new Fixture(folder, 30);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private Path export() {
    return fixture.export(BundleRequest.of(fixture.everything(), "officer:o1"), false);
  }

  private int verify(Path bundle, @Nullable Path against, boolean json) {
    return VerifyCommand.run(
        bundle,
        List.of(fixture.ledger.vkey()),
        null,
        against,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        json);
  }

  @Test
  void aChangedRowIsNamedByVerify() {
    Entry entry = fixture.ledger.entry(17).orElseThrow();
    byte[] forged = entry.json().replace("2026", "2027").getBytes(StandardCharsets.UTF_8);
    Hash hash = Rfc6962.leafHash(forged);
    fixture.database.execute(
        "UPDATE ledger_entry SET leaf = '\\x"
            + HexFormat.of().formatHex(forged)
            + "', leaf_hash = '\\x"
            + hash.hex()
            + "' WHERE index = 17");

    assertThat(verify(export(), null, false)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("NOT VERIFIED: entry 17: The entry was changed");
  }

  @Test
  void anEarlierCheckpointIsContinued() throws IOException {
    Path kept = fixture.folder.resolve("kept");
    Files.write(kept, Zips.read(export()).get("checkpoint"));
    fixture.append(10);

    assertThat(verify(export(), kept, true)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("\"ok\" : true", "\"consistent_with_size\" : 30");
  }

  @Test
  void aLogThatWasRewrittenIsFoundByAnEarlierCheckpoint() throws IOException {
    Path kept = fixture.folder.resolve("kept");
    Files.write(kept, Zips.read(export()).get("checkpoint"));
    rewrite();

    Path bundle = export();
    assertThat(verify(bundle, null, false)).isZero();
    assertThat(verify(bundle, kept, false)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("The log was rewritten");
  }

  /** By someone who has the database, all keys and the program: only a kept checkpoint shows it. */
  private void rewrite() {
    // Under the signer's lock, or a checkpoint under way would outlive the log that it is of.
    fixture.database.execute(
        "SELECT pg_advisory_xact_lock("
            + 0x70726f6269747902L
            + ");"
            + "TRUNCATE ledger_entry, ledger_node, ledger_sealed, ledger_checkpoint, ledger_idempotency CASCADE;"
            + "UPDATE ledger_head SET size = 0, compact_range = ''::bytea");
    fixture.append(40);
  }
}
