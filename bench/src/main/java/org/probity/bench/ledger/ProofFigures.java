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
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.probity.audit.Ledger;
import org.probity.audit.testing.TestDatabase;
import org.probity.audit.verify.CompactRange;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.HashTile;
import org.probity.audit.verify.Rfc6962;

/** Proves any entry of a log of ten million, whose hash tiles are made for the purpose. */
final class ProofFigures {
  private static final long SIZE = 10_000_000;
  private static final int PROOFS = 2_000;
  private static final int WARM = 500;

  private ProofFigures() {}

  /**
   * @param p50 in ms
   * @param p99 in ms
   * @param most the longest of all, in ms
   */
  record Proofs(long size, double p50, double p99, double most) {}

  /**
   * @throws org.probity.audit.verify.VerificationException if a proof does not hold
   */
  static Proofs measure(Path folder, PrintStream progress) throws SQLException, IOException {
    try (TestDatabase database = TestDatabase.create();
        Ledger ledger =
            LedgerFigures.open(Pooled.over(database.dataSource()), folder.resolve("proofs"))) {
      progress.println("making the tiles of " + SIZE + " entries");
      Hash root = fill(database);
      database.execute("ANALYZE ledger_node");
      progress.println("proving entries");
      Random random = new Random(7);
      double[] millis = new double[PROOFS];
      for (int i = -WARM; i < PROOFS; i++) {
        long index = random.nextLong(SIZE);
        long begun = System.nanoTime();
        var proof = ledger.inclusion(index, SIZE);
        double taken = (System.nanoTime() - begun) / 1e6;
        proof.verify(leafHash(index), root);
        if (i >= 0) {
          millis[i] = taken;
        }
      }
      Arrays.sort(millis);
      return new Proofs(SIZE, millis[PROOFS / 2], millis[PROOFS * 99 / 100], millis[PROOFS - 1]);
    }
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
