package org.probity.audit.witness;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.HashTile;
import org.probity.audit.verify.KeyRotation;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.TilePath;
import org.probity.audit.verify.TileSet;
import org.probity.audit.verify.VerificationException;

/**
 * Looks at a log itself, by its public tiles (C2SP tlog-tiles), so that a witness needs nothing
 * from the log but to be readable.
 */
public final class LogFollower {
  private static final int CHECKPOINT_LIMIT = 1_000_000;

  private final URI log;
  private final OutgoingCalls calls;

  /**
   * @param log where its checkpoint and tiles lie, as {@code https://log.example/ledger}
   */
  public LogFollower(URI log, OutgoingCalls calls) {
    String text = log.toString();
    this.log = URI.create(text.endsWith("/") ? text : text + "/");
    this.calls = calls;
  }

  /**
   * One look: fetches the checkpoint, proves from the tiles that it continues the last one seen,
   * has it cosigned.
   *
   * @return the note with the cosignature
   * @throws WitnessException if it does not continue it, or the log cannot be read
   */
  public String follow(Witness witness) {
    byte[] note = read("checkpoint", CHECKPOINT_LIMIT);
    try {
      followKeys(witness);
      Checkpoint now = Checkpoint.parse(SignedNote.open(note, witness.log().keys()).text());
      long seen = witness.lastSize();
      if (seen > now.size()) {
        throw new WitnessException(
            422, "The log has shrunk: it had " + seen + " entries and shows " + now.size() + ".");
      }
      AddCheckpoint call = new AddCheckpoint(seen, proof(seen, now), note);
      String line = witness.add(call);
      return new String(note, java.nio.charset.StandardCharsets.UTF_8) + line;
    } catch (VerificationException e) {
      throw new WitnessException(422, "The log shows what does not hold: " + e.getMessage(), e);
    }
  }

  /** Learns the keys that the log went over to since, each by word of the one before. */
  private void followKeys(Witness witness) {
    for (int number = 1; ; number++) {
      Optional<byte[]> statement = find("rotations/" + number, CHECKPOINT_LIMIT);
      if (statement.isEmpty()) {
        return;
      }
      KeyRotation rotation = KeyRotation.open(statement.get());
      if (rotation.from().equals(witness.log().current())) {
        witness.follow(rotation);
      }
    }
  }

  private List<Hash> proof(long seen, Checkpoint now) {
    if (seen == 0 || seen == now.size()) {
      return List.of();
    }
    TileSet tiles = new TileSet(now.size());
    for (TilePath tile : TileSet.needed(0, 0, now.size(), List.of(seen))) {
      tiles.add(tile, read(tile.path(), HashTile.WIDTH * Hash.LENGTH));
    }
    tiles.authenticate(now.root());
    return tiles.consistency(seen, now.size()).hashes();
  }

  private byte[] read(String path, int limit) {
    return find(path, limit)
        .orElseThrow(() -> new WitnessException(503, "The log has no " + path + "."));
  }

  private Optional<byte[]> find(String path, int limit) {
    URI uri = log.resolve(path);
    try {
      OutgoingCalls.Answer answer = calls.get(uri, limit);
      if (answer.status() == 404) {
        return Optional.empty();
      }
      if (answer.status() != 200) {
        throw new WitnessException(503, "The log answers " + answer.status() + " to " + path + ".");
      }
      return Optional.of(answer.body());
    } catch (IOException e) {
      throw new WitnessException(503, "The log cannot be read: " + e.getMessage(), e);
    }
  }
}
