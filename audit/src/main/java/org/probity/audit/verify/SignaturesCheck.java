package org.probity.audit.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who signed a bundle's checkpoint: the log itself, and those that cosign for it. */
final class SignaturesCheck {
  private static final int SMALL_FILE = 1 << 20;

  private final BundleArchive archive;
  private final List<VerifierKey> trusted;
  private final Map<String, Object> counts;
  private final List<String> notes;

  /**
   * @param trusted keys the reader knows: the log's, and those of cosigners that must have signed
   * @throws VerificationException if one of them is no key
   */
  SignaturesCheck(
      BundleArchive archive,
      Collection<String> trusted,
      Map<String, Object> counts,
      List<String> notes) {
    this.archive = archive;
    this.trusted = trusted.stream().map(vkey -> VerifierKey.parse(vkey.strip())).toList();
    this.counts = counts;
    this.notes = notes;
  }

  /** The log's key, by the bundle's own word: {@link #requireTrusted} is to follow. */
  VerifierKey logKey() throws IOException {
    String text = Utf8.decode(archive.read(BundleLayout.KEY, SMALL_FILE)).strip();
    VerifierKey key = VerifierKey.parse(text);
    if (!key.isLogKey()) {
      throw new VerificationException("This is not the key of a log.");
    }
    counts.put("key", text);
    return key;
  }

  /**
   * @param chain keys that the bundle shows to lead to its own
   * @throws VerificationException if the reader knows a key of the log and it is none of these
   */
  void requireTrusted(KeyChain chain) {
    List<VerifierKey> known = trusted.stream().filter(VerifierKey::isLogKey).toList();
    if (known.isEmpty()) {
      notes.add(
          "The key was taken from the bundle itself. Compare it with one you had from elsewhere: "
              + chain.current());
    } else if (known.stream().noneMatch(chain.keys()::contains)) {
      throw new VerificationException(
          "The bundle's key is not the key given, nor one that the key given passed on to.");
    } else if (!known.contains(chain.current())) {
      notes.add("The log changed its key since; from now on give " + chain.current());
    }
  }

  /** Keys of cosigners, as the bundle names them; none in bundles without. */
  Set<VerifierKey> cosigners() throws IOException {
    Set<VerifierKey> keys = new LinkedHashSet<>();
    if (archive.names().contains(BundleLayout.COSIGNERS)) {
      String text = Utf8.decode(archive.read(BundleLayout.COSIGNERS, SMALL_FILE));
      for (String line : text.strip().split("\n", -1)) {
        VerifierKey key = VerifierKey.parse(line);
        if (key.isLogKey()) {
          throw new VerificationException("A log's key cannot cosign.");
        }
        keys.add(key);
      }
    }
    return keys;
  }

  /**
   * @throws VerificationException if the log did not sign, if a known signature does not hold, or
   *     if a cosigner that the reader names is not among those that signed
   */
  Checkpoint checkpoint(byte[] note, VerifierKey logKey, Set<VerifierKey> cosigners) {
    Set<VerifierKey> known = new LinkedHashSet<>(List.of(logKey));
    known.addAll(cosigners);
    known.addAll(trusted);
    SignedNote signed = SignedNote.open(note, known);
    if (!signed.verifiedBy().contains(logKey)) {
      throw new VerificationException("The checkpoint is not signed by the log itself.");
    }
    List<String> cosignatures = new ArrayList<>();
    for (VerifierKey key : signed.verifiedBy()) {
      @Nullable Object time = signed.cosignedAt().get(key);
      if (time != null) {
        cosignatures.add(key.name() + " (" + key.algorithm() + ") at " + time);
      }
    }
    for (VerifierKey key : trusted) {
      if (!key.isLogKey() && !signed.verifiedBy().contains(key)) {
        throw new VerificationException(
            "It is not cosigned by the key given of " + key.name() + ".");
      }
    }
    if (!cosignatures.isEmpty()) {
      counts.put("cosignatures", cosignatures);
    }
    if (!trusted.containsAll(cosigners)) {
      notes.add("Keys of cosigners were taken from the bundle itself; compare them too.");
    }
    return Checkpoint.parse(signed.text());
  }
}
