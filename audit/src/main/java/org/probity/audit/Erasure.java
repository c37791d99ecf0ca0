package org.probity.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.probity.audit.internal.Database;
import org.probity.audit.internal.ErasedKeys;
import org.probity.audit.internal.ErasedKeys.ErasedKey;
import org.probity.audit.internal.SubjectKeys;
import org.probity.audit.verify.StrictBase64;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;

/**
 * Destroys the keys of persons (GDPR Art. 17). Every proof stays valid; what was sealed under a key
 * can never be read, shown or linked again.
 */
public final class Erasure {
  private final Ledger ledger;
  private final Database database;
  private final ErasedKeys erasedKeys;
  private final Function<byte[], Companion> forgetting;

  Erasure(
      Ledger ledger,
      Database database,
      ErasedKeys erasedKeys,
      Function<byte[], Companion> forgetting) {
    this.ledger = ledger;
    this.database = database;
    this.erasedKeys = erasedKeys;
    this.forgetting = forgetting;
  }

  /**
   * Destroys the key of a person, has the other registers forget them and records that, in one
   * transaction.
   *
   * @param actor who erases, pseudonymous
   * @param details sealed with the entry, under a key of its own
   */
  public Appended erase(String subject, String actor, Map<String, Object> details) {
    return erase(ledger.reference(subject), actor, details, List.of());
  }

  /**
   * @param reference of the person, as {@link Ledger#reference} gives it
   * @param companions what must change with the erasure; if one refuses, nobody is erased
   */
  public Appended erase(
      byte[] reference, String actor, Map<String, Object> details, List<Companion> companions) {
    Map<String, Object> sealed = new TreeMap<>(details);
    sealed.put("subject_ref", StrictBase64.encode(reference));
    Instant now = ledger.now();
    LedgerEvent event = LedgerEvent.of(EventType.ERASURE, now, actor, sealed);
    Companion destroy =
        (connection, index) -> {
          for (long id : SubjectKeys.destroy(connection, reference, now)) {
            erasedKeys.add(ErasedKey.of(reference, id));
          }
        };
    List<Companion> all = new ArrayList<>(companions);
    // Before the keys go, which say what is the person's.
    all.add(forgetting.apply(reference));
    all.add(destroy);
    return ledger.append(new AppendRequest(event, null, all));
  }

  /** Destroys the keys that were destroyed before and that a database put back has again. */
  void replay() {
    List<ErasedKey> erased = erasedKeys.all();
    if (erased.isEmpty()) {
      return;
    }
    long last = database.read(SubjectKeys::last);
    List<ErasedKey> made = erased.stream().filter(key -> key.id() <= last).toList();
    if (made.size() < erased.size()) {
      // The database is of before these keys; it will give their numbers to others.
      erasedKeys.retain(made);
    }
    for (ErasedKey key : database.read(connection -> SubjectKeys.living(connection, made))) {
      erase(key.subject(), "system", Map.of("step", "replay"), List.of());
    }
  }
}
