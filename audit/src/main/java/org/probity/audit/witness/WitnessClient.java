package org.probity.audit.witness;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.LongFunction;
import org.probity.audit.WitnessService;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.SignedNote;
import org.probity.audit.verify.VerificationException;
import org.probity.audit.verify.VerifierKey;

/** Asks one witness, over HTTP, to cosign (C2SP tlog-witness). */
public final class WitnessClient implements WitnessService {
  private static final int LIMIT = 64 << 10;

  private final URI address;
  private final VerifierKey key;
  private final OutgoingCalls calls;
  private volatile long known;

  /**
   * @param prefix the witness's submission prefix
   */
  public WitnessClient(URI prefix, VerifierKey key, OutgoingCalls calls) {
    String text = prefix.toString();
    this.address = URI.create((text.endsWith("/") ? text : text + "/") + "add-checkpoint");
    this.key = key;
    this.calls = calls;
  }

  @Override
  public String vkey() {
    return key.vkey();
  }

  @Override
  public String cosign(byte[] note, long size, LongFunction<List<Hash>> proofFrom) {
    OutgoingCalls.Answer answer = ask(note, Math.min(known, size), proofFrom);
    if (answer.status() == 409) {
      answer = ask(note, sizeIn(answer, size), proofFrom);
    }
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    if (answer.status() != 200) {
      throw new WitnessException(
          answer.status(), "The witness " + key.name() + " answers " + answer.status() + ".");
    }
    known = size;
    return line(note, body);
  }

  private OutgoingCalls.Answer ask(byte[] note, long old, LongFunction<List<Hash>> proofFrom) {
    byte[] body = new AddCheckpoint(old, proofFrom.apply(old), note).toBytes();
    try {
      return calls.post(address, "text/plain; charset=utf-8", body, LIMIT);
    } catch (IOException e) {
      throw new WitnessException(
          503, "The witness " + key.name() + " cannot be asked: " + e.getMessage(), e);
    }
  }

  /** What the witness saw last; it may be more than this checkpoint, from another node. */
  private long sizeIn(OutgoingCalls.Answer answer, long size) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    if (!text.matches("(0|[1-9][0-9]{0,17})\n")) {
      throw new WitnessException(
          409, "The witness " + key.name() + " refuses: it saw another tree.");
    }
    long seen = Long.parseLong(text.strip());
    if (seen > size) {
      throw new WitnessException(409, "The witness " + key.name() + " saw a larger tree already.");
    }
    known = seen;
    return seen;
  }

  private String line(byte[] note, String lines) {
    String text = new String(note, StandardCharsets.UTF_8);
    for (String line : lines.split("\n", -1)) {
      String with = text.substring(0, text.lastIndexOf("\n\n") + 2) + line + "\n";
      if (isSigned(with)) {
        return line + "\n";
      }
    }
    throw new WitnessException(
        502, "The witness " + key.name() + " did not sign what it was sent.");
  }

  /** Not if the line is by another key; perhaps the next is the witness's. */
  private boolean isSigned(String note) {
    try {
      return !SignedNote.open(note.getBytes(StandardCharsets.UTF_8), List.of(key))
          .verifiedBy()
          .isEmpty();
    } catch (VerificationException e) {
      return false;
    }
  }
}
