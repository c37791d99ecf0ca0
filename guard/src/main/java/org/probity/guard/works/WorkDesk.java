package org.probity.guard.works;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.probity.audit.AppendRequest;
import org.probity.audit.Companion;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.domain.work.Work;
import org.probity.domain.work.WorkForm;
import org.probity.domain.work.WorkKind;
import org.probity.domain.work.Works;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;

/** Where officers register works and remove them; each change is a ledger entry. */
public final class WorkDesk {
  private final Works works;
  private final WorksInForce inForce;
  private final Ledger ledger;
  private final Clock clock;

  public WorkDesk(Works works, WorksInForce inForce, Ledger ledger, Clock clock) {
    this.works = works;
    this.inForce = inForce;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * What a registration came to.
   *
   * @param id of the work that stands in the register
   * @param isNew whether it was not there before
   */
  public record Registered(UUID id, boolean isNew) {}

  private record Key(WorkKind kind, WorkForm form, String digest) {
    static Key of(NewWork work) {
      return new Key(work.kind(), work.form(), HexFormat.of().formatHex(work.digest()));
    }

    static Key of(Work work) {
      return new Key(work.kind(), work.form(), HexFormat.of().formatHex(work.digest()));
    }
  }

  /**
   * Registers works under one ledger entry; none of them if it cannot be recorded. What is there
   * already, by digest, is not registered again.
   *
   * @return one for each, in order
   * @throws GuardException of kind CONFLICT if one was removed meanwhile
   */
  public List<Registered> register(List<NewWork> given, String officer) {
    Map<Key, UUID> known = standing(given);
    List<NewWork> fresh = new ArrayList<>();
    Set<Key> taken = new HashSet<>(known.keySet());
    for (NewWork work : given) {
      if (taken.add(Key.of(work))) {
        fresh.add(work);
      }
    }
    if (!fresh.isEmpty()) {
      record(fresh, officer);
      inForce.refresh();
    }
    Map<Key, UUID> now = standing(given);
    List<Registered> registered = new ArrayList<>();
    for (NewWork work : given) {
      UUID id = now.get(Key.of(work));
      if (id == null) {
        throw new GuardException(Kind.CONFLICT, "A work was removed again by another officer.");
      }
      registered.add(new Registered(id, !known.containsKey(Key.of(work))));
    }
    return registered;
  }

  private Map<Key, UUID> standing(List<NewWork> given) {
    List<byte[]> digests = given.stream().map(NewWork::digest).toList();
    Map<Key, UUID> standing = new HashMap<>();
    for (Work work : works.withDigests(digests)) {
      if (work.removedAt() == null) {
        standing.put(Key.of(work), work.id());
      }
    }
    return standing;
  }

  private void record(List<NewWork> fresh, String officer) {
    Instant now = clock.instant();
    WorkRows rows = WorkRows.of(fresh, officer, now);
    List<Map<String, String>> lines = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      NewWork work = fresh.get(i);
      lines.add(
          Map.of(
              "id", rows.ids().get(i).toString(),
              "kind", work.kind().code(),
              "title", work.title(),
              "digest", "sha256:" + HexFormat.of().formatHex(work.digest())));
    }
    append(officer, now, Map.of("register", "works", "step", "add", "works", lines), rows);
  }

  /**
   * @throws GuardException of kind NOT_FOUND if there is none, CONFLICT if somebody was quicker
   */
  public void remove(UUID id, String officer) {
    Work work =
        works
            .find(id)
            .filter(found -> found.removedAt() == null)
            .orElseThrow(() -> new GuardException(Kind.NOT_FOUND, "There is no such work."));
    Instant now = clock.instant();
    append(
        officer,
        now,
        Map.of("register", "works", "step", "remove", "work", work.id().toString()),
        new WorkRemoval(id, officer, now));
    inForce.refresh();
  }

  private void append(String officer, Instant now, Map<String, Object> what, Companion rows) {
    LedgerEvent event = LedgerEvent.of(EventType.CONFIG, now, officer, what);
    try {
      ledger.append(new AppendRequest(event, null, List.of(rows)));
    } catch (WorkRemoval.OvertakenException e) {
      throw GuardException.of(Kind.CONFLICT, e);
    } catch (LedgerException e) {
      throw new GuardException(
          Kind.UNAVAILABLE, "It could not be recorded, so the register stays as it is.", e);
    }
  }
}
