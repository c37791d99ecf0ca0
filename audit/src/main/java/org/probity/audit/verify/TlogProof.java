package org.probity.audit.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that proves one entry, in one file (C2SP tlog-proof@v1).
 *
 * @param extra base64 of the application's own bytes, outside what is proven; or null
 * @param checkpoint the signed note that the proof leads to
 */
public record TlogProof(@Nullable String extra, long index, List<Hash> hashes, byte[] checkpoint) {
  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  public TlogProof {
    hashes = List.copyOf(hashes);
  }

  /**
   * @throws VerificationException unless the file is a proof to the letter
   */
  public static TlogProof parse(byte[] file) {
    String text = Utf8.decode(file);
    int end = text.indexOf("\n\n");
    if (end < 0) {
      throw new VerificationException("The proof file holds no checkpoint.");
    }
    List<String> lines = Arrays.asList(text.substring(0, end).split("\n", -1));
    if (!lines.get(0).equals(HEADER)) {
      throw new VerificationException("The proof file does not begin with " + HEADER + ".");
    }
    int at = 1;
    String extra = null;
    if (at < lines.size() && lines.get(at).startsWith(EXTRA)) {
      extra = lines.get(at).substring(EXTRA.length());
      StrictBase64.decode(extra);
      at++;
    }
    if (at >= lines.size() || !lines.get(at).startsWith(INDEX)) {
      throw new VerificationException("The proof file names no index.");
    }
    long index = DecimalNumber.parse(lines.get(at).substring(INDEX.length()));
    List<Hash> hashes = new ArrayList<>();
    for (String line : lines.subList(at + 1, lines.size())) {
      hashes.add(Hash.parse(line));
    }
    return new TlogProof(extra, index, hashes, Utf8.encode(text.substring(end + 2)));
  }

  /**
   * Hashes the leaf itself, so that an inner node cannot be passed off as one, and takes the size
   * from the signed checkpoint.
   *
   * @param keys the log's
   * @param witnesses whose cosignatures count
   * @param quorum how many different witnesses must have cosigned
   * @return the checkpoint proven against
   * @throws VerificationException if any part does not hold
   */
  public Checkpoint verify(
      byte[] leaf,
      String origin,
      Collection<VerifierKey> keys,
      Collection<VerifierKey> witnesses,
      int quorum) {
    List<VerifierKey> known = new ArrayList<>(keys);
    known.addAll(witnesses);
    SignedNote note = SignedNote.open(checkpoint, known);
    if (note.verifiedBy().stream().noneMatch(keys::contains)) {
      throw new VerificationException("The checkpoint is not signed by the log itself.");
    }
    if (note.verifiedBy().stream().filter(witnesses::contains).distinct().count() < quorum) {
      throw new VerificationException(
          "Fewer than " + quorum + " witnesses cosigned the checkpoint.");
    }
    Checkpoint signed = Checkpoint.parse(note.text());
    if (!signed.origin().equals(origin)) {
      throw new VerificationException("The checkpoint is of another log.");
    }
    new InclusionProof(index, signed.size(), hashes).verify(Rfc6962.leafHash(leaf), signed.root());
    return signed;
  }

  /** The file, as {@link #parse} takes it. */
  public byte[] toBytes() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    if (extra != null) {
      text.append(EXTRA).append(extra).append('\n');
    }
    text.append(INDEX).append(index).append('\n');
    hashes.forEach(hash -> text.append(hash.base64()).append('\n'));
    return Utf8.encode(text.append('\n').append(Utf8.decode(checkpoint)).toString());
  }
}
