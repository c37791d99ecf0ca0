package org.probity.audit.verify;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * That a log goes over from one signing key to the next: a note (C2SP signed-note) that both sign.
 * Whoever trusts the earlier key may from then on trust the later one.
 *
 * @param time to the second
 */
public record KeyRotation(VerifierKey from, VerifierKey to, Instant time) {
  /** No checkpoint begins so: its second line is a number. */
  private static final String HEADER = "probity key-rotation/v1";

  private static final int LINES = 4;

  /**
   * @param note signed by both keys
   * @throws VerificationException unless it is such a statement to the letter, and both signed it
   */
  public static KeyRotation open(byte[] note) {
    KeyRotation stated = parse(SignedNote.textOf(note));
    SignedNote signed = SignedNote.open(note, List.of(stated.from, stated.to));
    if (!signed.verifiedBy().containsAll(List.of(stated.from, stated.to))) {
      throw new VerificationException("A change of the log's key is not signed by both keys.");
    }
    return stated;
  }

  private static KeyRotation parse(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != LINES + 1 || !lines[0].equals(HEADER)) {
      throw new VerificationException("This is not a statement that a log's key changed.");
    }
    try {
      KeyRotation stated =
          new KeyRotation(
              VerifierKey.parse(lines[1]), VerifierKey.parse(lines[2]), Instant.parse(lines[3]));
      boolean ofOneLog =
          stated.from.isLogKey()
              && stated.to.isLogKey()
              && !stated.from.equals(stated.to)
              && stated.from.name().equals(stated.to.name());
      if (ofOneLog && stated.text().equals(text)) {
        return stated;
      }
    } catch (DateTimeException e) {
      throw new VerificationException("A change of the log's key has no time.", e);
    }
    throw new VerificationException("This is not a change between two keys of one log.");
  }

  /** The text that both keys sign. */
  public String text() {
    return HEADER
        + "\n"
        + from.vkey()
        + "\n"
        + to.vkey()
        + "\n"
        + time.truncatedTo(ChronoUnit.SECONDS)
        + "\n";
  }
}
