package org.probity.audit.verify;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A text with signatures below it, at least one by a key one knows (C2SP signed-note).
 *
 * @param text the signed text, ending in a newline
 * @param verifiedBy the known keys whose signatures were found and hold, in the note's order
 * @param cosignedAt of those among them that state a time, which
 */
public record SignedNote(
    String text, List<VerifierKey> verifiedBy, Map<VerifierKey, Instant> cosignedAt) {
  /** A note longer than this is refused before it is read, as x/mod does. */
  private static final int MAX_LENGTH = 1_000_000;

  /** The specification asks for at least 16. */
  private static final int MAX_SIGNATURES = 100;

  private static final String LINE_START = "\u2014 ";
  private static final int ID_LENGTH = 4;

  public SignedNote {
    verifiedBy = List.copyOf(verifiedBy);
    cosignedAt = Map.copyOf(cosignedAt);
  }

  /**
   * @throws VerificationException if the note is malformed, if a known key's signature does not
   *     hold (the whole note is then suspect), or if no known key signed it
   */
  public static SignedNote open(byte[] note, Collection<VerifierKey> known) {
    if (note.length > MAX_LENGTH) {
      throw new VerificationException("The signed note is too long.");
    }
    String all = Utf8.decode(note);
    if (all.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
      throw new VerificationException("The signed note holds control characters.");
    }
    int split = all.lastIndexOf("\n\n");
    if (split < 0) {
      throw new VerificationException("The signed note has no signature block.");
    }
    String text = all.substring(0, split + 1);
    String signatures = all.substring(split + 2);
    if (!signatures.endsWith("\n")) {
      throw new VerificationException("The signed note does not end in a signature line.");
    }
    List<VerifierKey> verified = new ArrayList<>();
    Map<VerifierKey, Instant> times = new HashMap<>();
    Set<VerifierKey> seen = new HashSet<>();
    String[] lines = signatures.substring(0, signatures.length() - 1).split("\n", -1);
    if (lines.length > MAX_SIGNATURES) {
      throw new VerificationException("The signed note has too many signatures.");
    }
    for (String line : lines) {
      Signature signature = Signature.parse(line);
      for (VerifierKey key : known) {
        if (signature.isBy(key) && seen.add(key)) {
          if (!key.verifies(text, signature.bytes)) {
            throw new VerificationException("The signature of " + key.name() + " does not hold.");
          }
          verified.add(key);
          if (!key.isLogKey()) {
            times.put(key, Cosigned.time(signature.bytes));
          }
        }
      }
    }
    if (verified.isEmpty()) {
      throw new VerificationException("No known key signed the note.");
    }
    return new SignedNote(text, verified, times);
  }

  /** The text of a note of which nobody says yet who signed it. */
  static String textOf(byte[] note) {
    String all = Utf8.decode(note);
    int split = all.lastIndexOf("\n\n");
    if (split < 0) {
      throw new VerificationException("The signed note has no signature block.");
    }
    return all.substring(0, split + 1);
  }

  /**
   * A note with one signature.
   *
   * @param text ends in a newline
   * @param signature 64 bytes, Ed25519 over the text
   */
  public static String write(String text, VerifierKey key, byte[] signature) {
    return text + "\n" + line(key, signature);
  }

  /**
   * A signature line, which may be added to the end of a note.
   *
   * @param signature of a cosigner: the time, 8 bytes, and what it signed
   */
  public static String line(VerifierKey key, byte[] signature) {
    byte[] line =
        ByteBuffer.allocate(ID_LENGTH + signature.length).putInt(key.id()).put(signature).array();
    return LINE_START + key.name() + " " + StrictBase64.encode(line) + "\n";
  }

  private record Signature(String name, int keyId, byte[] bytes) {

    static Signature parse(String line) {
      int space = line.indexOf(' ', LINE_START.length());
      if (!line.startsWith(LINE_START) || space < 0) {
        throw new VerificationException("A signature line of the note is malformed.");
      }
      String name = line.substring(LINE_START.length(), space);
      VerifierKey.requireName(name);
      byte[] all = StrictBase64.decode(line.substring(space + 1));
      if (all.length <= ID_LENGTH) {
        throw new VerificationException("A signature of the note is too short.");
      }
      return new Signature(
          name, ByteBuffer.wrap(all).getInt(), Arrays.copyOfRange(all, ID_LENGTH, all.length));
    }

    boolean isBy(VerifierKey key) {
      return keyId == key.id() && name.equals(key.name());
    }
  }
}
