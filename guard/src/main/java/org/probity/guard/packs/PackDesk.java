package org.probity.guard.packs;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.probity.audit.AppendRequest;
import org.probity.audit.Companion;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.domain.policy.PackState;
import org.probity.domain.policy.PackVersion;
import org.probity.domain.policy.PackVersions;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.rules.PackSheet;
import org.probity.rules.PolicyPack;
import org.probity.rules.RulesException;

/**
 * Where officers move a pack through its life. Every step is a ledger entry with the pack's hash,
 * and the register changes in that entry's transaction or not at all.
 */
public final class PackDesk {
  private final PackVersions versions;
  private final PacksInForce inForce;
  private final Workshop workshop;
  private final PackSeal seal;
  private final Ledger ledger;
  private final Clock clock;

  public PackDesk(
      PackVersions versions,
      PacksInForce inForce,
      Workshop workshop,
      PackSeal seal,
      Ledger ledger,
      Clock clock) {
    this.versions = versions;
    this.inForce = inForce;
    this.workshop = workshop;
    this.seal = seal;
    this.ledger = ledger;
    this.clock = clock;
  }

  public PackVersion find(UUID id) {
    return versions
        .find(id)
        .orElseThrow(() -> new GuardException(Kind.NOT_FOUND, "There is no such pack."));
  }

  public List<PackVersion> all() {
    return versions.all();
  }

  /** The pack with this hash that an officer brought. */
  public Optional<PackVersion> ofHash(String hash) {
    return versions.ofHash(hash);
  }

  /** The source of the pack with this hash, the shipped one included. */
  public Optional<byte[]> source(String hash) {
    PolicyPack shipped = inForce.shipped().pack();
    return shipped.hash().equals(hash)
        ? Optional.of(shipped.source())
        : ofHash(hash).map(version -> version.source().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param source the whole pack as YAML
   * @throws GuardException of kind UNPROCESSABLE that names what is wrong and where, of kind
   *     CONFLICT if the same source was drafted before
   */
  public PackVersion draft(String source, String officer) {
    try {
      return draft(inForce.read(source), officer);
    } catch (RulesException e) {
      throw GuardException.of(Kind.UNPROCESSABLE, e);
    }
  }

  /**
   * As {@link #draft}; its source is the YAML that the sheet is turned into.
   *
   * @param sheet the whole pack as CSV or as a workbook
   */
  public PackVersion draftSheet(byte[] sheet, String officer) {
    try {
      return draft(PackSheet.read(sheet), officer);
    } catch (RulesException e) {
      throw GuardException.of(Kind.UNPROCESSABLE, e);
    }
  }

  private PackVersion draft(PolicyPack pack, String officer) {
    if (source(pack.hash()).isPresent()) {
      throw new GuardException(Kind.CONFLICT, "This very pack is on record already.");
    }
    UUID id = DecisionId.next().value();
    Instant now = clock.instant();
    record(
        "draft",
        pack.hash(),
        id,
        officer,
        Map.of("pack", pack.id(), "version", pack.version()),
        PackChange.insert(id, pack, officer, now));
    return find(id);
  }

  /**
   * @throws GuardException of kind CONFLICT if it was not compiled yet
   */
  public PackVersion compiled(UUID id) {
    PackVersion version = find(id);
    if (version.state() == PackState.DRAFT) {
      throw new GuardException(Kind.CONFLICT, "The pack is a draft; test it first.");
    }
    return version;
  }

  /** Compiles and checks, then runs the examples; a pack that fails them stays checked. */
  public PackVersion test(UUID id, String officer) {
    PackVersion version = require(id, PackState.DRAFT, PackState.CHECKED, PackState.TESTED);
    Workshop.Built built = workshop.build(version.source());
    byte[] mac = seal.mac(version.hash(), built.model(), built.classes());
    record(
        "check", version.hash(), id, officer, Map.of(), PackChange.compiled(version, built, mac));
    if (built.passed()) {
      step("test", id, PackState.CHECKED, PackState.TESTED, officer);
    }
    return find(id);
  }

  /** Lets it judge in shadow; another that did goes back to tested. */
  public PackVersion shadow(UUID id, String officer) {
    PackVersion version = require(id, PackState.TESTED);
    record(
        "shadow",
        version.hash(),
        id,
        officer,
        Map.of(),
        PackChange.endShadow(),
        PackChange.move(id, PackState.TESTED, PackState.SHADOW));
    inForce.refresh();
    return find(id);
  }

  /**
   * Opens a task for the other officers.
   *
   * @throws GuardException of kind CONFLICT if it is not in shadow, or was asked for already
   */
  public PackVersion requestApproval(UUID id, Mover by) {
    PackVersion version = require(id, PackState.SHADOW);
    record(
        "request-approval",
        version.hash(),
        id,
        by.officer(),
        by.sealed(Map.of()),
        PackChange.ask(id, clock.instant()));
    return find(id);
  }

  /** INVARIANT: nobody approves what they drafted; kept here and by the database. */
  public PackVersion approve(UUID id, Mover by) {
    PackVersion version = require(id, PackState.SHADOW);
    if (by.officer().equals(version.draftedBy())) {
      throw new GuardException(Kind.FORBIDDEN, "A second officer must approve the pack.");
    }
    Map<String, Object> results = inForce.shadowResults(version);
    record(
        "approve",
        version.hash(),
        id,
        by.officer(),
        by.sealed(Map.of("shadow", results)),
        PackChange.approve(id, by.officer(), results),
        PackChange.answer(id, by.officer(), clock.instant()));
    inForce.refresh();
    return find(id);
  }

  /**
   * Lets it judge a share of the decisions, or another share than before. It takes what activation
   * takes, the approval of a second officer: its share of the decisions counts as much.
   *
   * @param share in percent, 1 to 99
   * @throws GuardException of kind CONFLICT if it is not approved, or another is on canary
   */
  public PackVersion canary(UUID id, int share, Mover by) {
    PackVersion version = require(id, PackState.CANARY, PackState.APPROVED);
    requireNoOtherCanary(id);
    record(
        "canary",
        version.hash(),
        id,
        by.officer(),
        by.sealed(Map.of("share", share)),
        PackChange.canary(id, version.state(), share));
    inForce.refresh();
    return find(id);
  }

  /** Ends its canary; it stays approved, and the active pack judges every decision again. */
  public PackVersion withdraw(UUID id, Mover by) {
    PackVersion version = require(id, PackState.CANARY);
    record(
        "withdraw", version.hash(), id, by.officer(), by.sealed(Map.of()), PackChange.withdraw(id));
    inForce.refresh();
    return find(id);
  }

  // What was weighed against the active pack is not left to judge beside another.
  private void requireNoOtherCanary(UUID id) {
    if (versions.in(PackState.CANARY).filter(other -> !other.id().equals(id)).isPresent()) {
      throw new GuardException(Kind.CONFLICT, "Another pack is on canary; withdraw it first.");
    }
  }

  /** Makes it judge from the next decision on. */
  public PackVersion activate(UUID id, Mover by) {
    PackVersion version = require(id, PackState.CANARY, PackState.APPROVED);
    requireNoOtherCanary(id);
    UUID replaced = versions.in(PackState.ACTIVE).map(PackVersion::id).orElse(null);
    record(
        "activate",
        version.hash(),
        id,
        by.officer(),
        by.sealed(Map.of("replaces", String.valueOf(replaced))),
        PackChange.supersede(replaced),
        PackChange.activate(id, version.state(), replaced, clock.instant()));
    inForce.refresh();
    return find(id);
  }

  /**
   * Makes the pack judge again that the active one replaced; one step, without a second officer,
   * since that pack was approved before. It ends a canary too: that pack alone judges.
   *
   * @throws GuardException of kind CONFLICT if the shipped pack judges, which replaced none
   */
  public void rollback(Mover by) {
    PackVersion active =
        versions
            .in(PackState.ACTIVE)
            .orElseThrow(
                () -> new GuardException(Kind.CONFLICT, "The shipped pack judges already."));
    UUID before = active.replacesId();
    Companion again =
        before == null
            ? (connection, index) -> {}
            : PackChange.activate(
                before, PackState.SUPERSEDED, find(before).replacesId(), clock.instant());
    UUID canary = versions.in(PackState.CANARY).map(PackVersion::id).orElse(null);
    record(
        "rollback",
        before == null ? inForce.shipped().pack().hash() : find(before).hash(),
        active.id(),
        by.officer(),
        by.sealed(Map.of("from", active.hash(), "withdraws", String.valueOf(canary))),
        PackChange.withdraw(canary),
        PackChange.supersede(active.id()),
        again);
    inForce.refresh();
  }

  private PackVersion require(UUID id, PackState... states) {
    PackVersion version = find(id);
    if (!List.of(states).contains(version.state())) {
      throw new GuardException(
          Kind.CONFLICT,
          "The pack is "
              + version.state().code()
              + "; this step needs it to be "
              + states[states.length - 1].code()
              + ".");
    }
    return version;
  }

  private void step(String name, UUID id, PackState from, PackState to, String officer) {
    record(name, find(id).hash(), id, officer, Map.of(), PackChange.move(id, from, to));
  }

  private void record(
      String step,
      String hash,
      UUID id,
      String officer,
      Map<String, Object> more,
      Companion... changes) {
    Map<String, Object> sealed = new HashMap<>(more);
    sealed.put("step", step);
    sealed.put("id", id.toString());
    LedgerEvent event =
        new LedgerEvent(
            EventType.POLICY,
            clock.instant(),
            null,
            officer,
            Map.of(),
            hash,
            null,
            null,
            List.of(),
            null,
            null,
            sealed);
    try {
      ledger.append(new AppendRequest(event, null, List.of(changes)));
    } catch (PackChange.OvertakenException e) {
      throw GuardException.of(Kind.CONFLICT, e);
    } catch (LedgerException e) {
      throw new GuardException(
          Kind.UNAVAILABLE, "The step could not be recorded, so nothing changed.", e);
    }
  }
}
