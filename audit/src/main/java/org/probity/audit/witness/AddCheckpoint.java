package org.probity.audit.witness;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.VerificationException;

/**
 * The body of an add-checkpoint call (C2SP tlog-witness).
 *
 * @param old size of the checkpoint that the witness cosigned last; 0 for none
 * @param proof from the old tree to the new
 * @param note the new checkpoint, signed
 */
public record AddCheckpoint(long old, List<Hash> proof, byte[] note) {
  private static final int MOST_HASHES = 63;
  private static final String OLD = "old ";

  public AddCheckpoint {
    proof = List.copyOf(proof);
  }

  /**
   * @throws WitnessException with status 400 unless the body is such a call to the letter
   */
  public static AddCheckpoint parse(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    int end = text.indexOf("\n\n");
    if (end < 0 || !text.startsWith(OLD)) {
      throw malformed();
    }
    String[] lines = text.substring(0, end).split("\n", -1);
    String size = lines[0].substring(OLD.length());
    if (!size.matches("0|[1-9][0-9]{0,17}") || lines.length - 1 > MOST_HASHES) {
      throw malformed();
    }
    List<Hash> proof = new ArrayList<>();
    try {
      for (int i = 1; i < lines.length; i++) {
        proof.add(Hash.parse(lines[i]));
      }
    } catch (VerificationException e) {
      throw malformed();
    }
    byte[] note = text.substring(end + 2).getBytes(StandardCharsets.UTF_8);
    return new AddCheckpoint(Long.parseLong(size), proof, note);
  }

  private static WitnessException malformed() {
    return new WitnessException(400, "This is not the body of an add-checkpoint call.");
  }

  /** As {@link #parse} takes it. */
  public byte[] toBytes() {
    StringBuilder text = new StringBuilder(OLD).append(old).append('\n');
    proof.forEach(hash -> text.append(hash.base64()).append('\n'));
    return text.append('\n')
        .append(new String(note, StandardCharsets.UTF_8))
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }
}
