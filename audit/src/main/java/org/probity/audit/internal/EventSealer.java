package org.probity.audit.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.audit.MasterKey;
import org.probity.audit.verify.Hash;
import org.probity.audit.verify.Rfc6962;
import org.probity.audit.verify.StrictBase64;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.LedgerEvent;

/** Turns an event into a leaf and the ciphertext beside it, in the caller's thread. */
public final class EventSealer {
  private static final int KEY = 32;
  private static final byte[] NONE = {};

  private final String origin;
  private final MasterKey masterKey;
  private final SubjectKeys subjectKeys;

  public EventSealer(String origin, MasterKey masterKey, SubjectKeys subjectKeys) {
    this.origin = origin;
    this.masterKey = masterKey;
    this.subjectKeys = subjectKeys;
  }

  Prepared prepare(LedgerEvent event) {
    byte[] nonce = AesGcm.random(Seal.NONCE);
    String subject = event.subject();
    SubjectKeys.SubjectKey subjectKey = subject == null ? null : subjectKeys.getOrCreate(subject);
    byte[] key = subjectKey == null ? AesGcm.random(KEY) : subjectKey.key();
    Seal seal = new Seal(key, nonce);
    String tag = subjectKey == null ? null : StrictBase64.encode(seal.subjectTag());
    if (event.sealed().isEmpty()) {
      return prepared(event, nonce, List.of(), tag, null);
    }
    SealedFields fields = SealedFields.written(event.sealed());
    byte[] plain = fields.plain();
    Prepared.Ciphertext ciphertext =
        subjectKey == null
            ? new Prepared.Ciphertext(null, masterKey.wrap(key), seal.encrypt(plain))
            : new Prepared.Ciphertext(subjectKey.id(), NONE, seal.encrypt(plain));
    return prepared(event, nonce, Seal.digests(seal.disclosures(fields)), tag, ciphertext);
  }

  private Prepared prepared(
      LedgerEvent event,
      byte[] nonce,
      List<String> digests,
      @Nullable String tag,
      Prepared.@Nullable Ciphertext sealed) {
    String ciphertextDigest = sealed == null ? null : Hash.sha256(sealed.bytes()).labelled();
    byte[] leaf = LeafWriter.write(origin, event, nonce, digests, tag, ciphertextDigest);
    DecisionId decision = event.decisionId();
    return new Prepared(
        leaf,
        Rfc6962.leafHash(leaf),
        event.type(),
        LeafWriter.time(event),
        decision == null ? null : decision.value(),
        sealed);
  }
}
