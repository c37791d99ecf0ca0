package org.probity.audit.verify;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What a log signs: its name, its size and its root (C2SP tlog-checkpoint).
 *
 * @param extensions further lines, opaque here
 */
public record Checkpoint(String origin, long size, Hash root, List<String> extensions) {

  public Checkpoint {
    extensions = List.copyOf(extensions);
  }

  /**
   * @param text the signed text of the note, ending in a newline
   * @throws VerificationException unless it is a checkpoint to the letter
   */
  public static Checkpoint parse(String text) {
    if (!text.endsWith("\n")) {
      throw new VerificationException("A checkpoint ends in a newline.");
    }
    String[] lines = text.substring(0, text.length() - 1).split("\n", -1);
    if (lines.length < 3) {
      throw new VerificationException("A checkpoint has three lines: origin, size, root.");
    }
    for (String line : lines) {
      if (line.isEmpty()) {
        throw new VerificationException("A checkpoint has no empty line.");
      }
    }
    long size = DecimalNumber.parse(lines[1]);
    Hash root = Hash.parse(lines[2]);
    if (size == 0 && !root.equals(Rfc6962.EMPTY_ROOT)) {
      throw new VerificationException("A checkpoint of size 0 has the root of the empty tree.");
    }
    return new Checkpoint(lines[0], size, root, Arrays.asList(lines).subList(3, lines.length));
  }

  /**
   * Reads a signed checkpoint that a log key signed.
   *
   * @param keys the log's, and those of witnesses
   * @throws VerificationException if it is malformed, or signed by witnesses only
   */
  public static Checkpoint open(byte[] note, Collection<VerifierKey> keys) {
    SignedNote signed = SignedNote.open(note, keys);
    if (signed.verifiedBy().stream().noneMatch(VerifierKey::isLogKey)) {
      throw new VerificationException("The checkpoint is not signed by the log itself.");
    }
    return parse(signed.text());
  }

  /** The text to sign. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(origin).append('\n').append(size).append('\n').append(root.base64()).append('\n');
    extensions.forEach(line -> text.append(line).append('\n'));
    return text.toString();
  }
}
