package org.probity.bench.ledger;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.probity.audit.Ledger;
import org.probity.audit.testing.TestDatabase;
import org.probity.audit.verify.CompactRange;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.HashTile;
import org.probity.audit.verify.Rfc6962;

/** Proves any entry of a log of ten million, whose hash tiles are made for the purpose. */
public final class ProofFigures {
  private static final long SIZE = 10_000_000;
  private static final int PROOFS = 2_000;

  /** In which everything is compiled. */
  private static final int WARM = 500;

  private static final int COLD = 200;

  private ProofFigures() {}

  /**
   * @param cold of a ledger's first ones, before anything is compiled
   * @param warm of later ones
   */
  public record Proofs(long size, Times cold, Times warm) {}

  /**
   * @param p50 in ms
   * @param p99 in ms
   * @param most the longest of all, in ms
   */
  public record Times(double p50, double p99, double most) {
    static Times of(double[] millis) {
      double[] sorted = millis.clone();
      Arrays.sort(sorted);
      int all = sorted.length;
      return new Times(sorted[all / 2], sorted[all * 99 / 100], sorted[all - 1]);
    }
  }

  /**
   * The tiles are several times what the database holds in memory, so that most are not there when
   * first asked for.
   *
   * @throws org.probity.audit.verify.VerificationException if a proof does not hold
   */
  static Proofs measure(Path folder, PrintStream progress) throws SQLException, IOException {
    try (TestDatabase database = TestDatabase.create()) {
      progress.println("making the tiles of " + SIZE + " entries");
      // The first ledger gives the log its name and key, before there is a tree.
      LedgerFigures.open(database, folder.resolve("proofs")).close();
      Hash root = fill(database);
      // As of a log that has grown over time: its rows were long seen and written.
      database.execute("VACUUM (ANALYZE) ledger_node");
      database.execute("CHECKPOINT");
      progress.println("proving entries");
      DataSource pooled = Pooled.over(database.dataSource());
      try (Ledger ledger = LedgerFigures.open(pooled, folder.resolve("proofs"))) {
        Times cold = Times.of(prove(ledger, root, COLD));
        prove(ledger, root, WARM);
        return new Proofs(SIZE, cold, Times.of(prove(ledger, root, PROOFS)));
      }
    }
  }

  private static double[] prove(Ledger ledger, Hash root, int proofs) {
    Random random = new Random(proofs);
    double[] millis = new double[proofs];
    for (int i = 0; i < proofs; i++) {
      long index = random.nextLong(SIZE);
      long begun = System.nanoTime();
      var proof = ledger.inclusion(index, SIZE);
      millis[i] = (System.nanoTime() - begun) / 1e6;
      proof.verify(leafHash(index), root);
    }
    return millis;
  }

  private static Hash leafHash(long index) {
    return Rfc6962.leafHash(ByteBuffer.allocate(Long.BYTES).putLong(index).array());
  }

  private static Hash fill(TestDatabase database) throws SQLException, IOException {
    CompactRange range = CompactRange.empty();
    try (Connection connection = database.dataSource().getConnection()) {
      try (DataOutputStream out =
          new DataOutputStream(
              new BufferedOutputStream(
                  new PGCopyOutputStream(
                      connection.unwrap(PGConnection.class),
                      "COPY ledger_node (level, index, hash) FROM STDIN (FORMAT binary)"),
                  1 << 20))) {
        // The header of PostgreSQL's binary format (manual, COPY).
        out.write(new byte[] {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0});
        out.writeLong(0);
        for (long index = 0; index < SIZE; index++) {
          range.append(leafHash(index), (level, at, hash) -> node(out, level, at, hash));
        }
        out.writeShort(-1);
      }
      try (PreparedStatement head =
          connection.prepareStatement("UPDATE ledger_head SET size = ?, compact_range = ?")) {
        head.setLong(1, SIZE);
        head.setBytes(2, range.toBytes());
        head.executeUpdate();
      }
    }
    return range.root();
  }

  private static void node(DataOutputStream out, int level, long index, Hash hash) {
    if (level % HashTile.HEIGHT != 0) {
      return;
    }
    try {
      out.writeShort(3);
      out.writeInt(Short.BYTES);
      out.writeShort(level / HashTile.HEIGHT);
      out.writeInt(Long.BYTES);
      out.writeLong(index);
      out.writeInt(Hash.LENGTH);
      out.write(hash.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
