package org.probity.guard.concern;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.probity.audit.AppendRequest;
import org.probity.audit.Companion;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.domain.concern.Concern;
import org.probity.domain.concern.ConcernKind;
import org.probity.domain.concern.Gravity;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.finding.Finding;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.domain.review.Review;
import org.probity.domain.review.Reviews;
import org.probity.guard.Decision;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;
import org.probity.guard.explain.queue.ExplanationQueue;
import org.probity.guard.notify.NoticeRow;
import org.probity.guard.record.Recorder;

/**
 * Takes in what is raised about decisions, and its answers. Each step is an entry of the ledger,
 * sealed under the key of the person whom the decision is about.
 *
 * <p>INVARIANT: whoever released or refused a held decision does not answer who contests it (GDPR
 * 22(3) asks for another look); kept by {@link #answer}.
 */
public final class ConcernDesk {
  private static final String TEXT = "text";
  private final ConcernRows rows;
  private final Recorder recorder;
  private final Reviews reviews;
  private final ExplanationQueue explanations;
  private final Ledger ledger;
  private final Clock clock;

  /** How often a recogniser was said to be wrong, and how often an officer confirmed it. */
  public record FalsePositives(long reported, long confirmed) {}

  /**
   * What is raised.
   *
   * @param text in the words of whoever raises it; sealed
   * @param finding entity type of what was found wrongly; of a false positive only
   * @param gravity of an incident only
   * @param aware since when an incident is known; null for now
   */
  public record Raised(
      ConcernKind kind,
      @Nullable UUID decision,
      String text,
      @Nullable String finding,
      @Nullable Gravity gravity,
      @Nullable Instant aware) {}

  public ConcernDesk(
      DataSource dataSource,
      Recorder recorder,
      Reviews reviews,
      ExplanationQueue explanations,
      Ledger ledger,
      Clock clock) {
    this.rows = new ConcernRows(dataSource);
    this.recorder = recorder;
    this.reviews = reviews;
    this.explanations = explanations;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Who asks for an explanation has one made.
   *
   * @param actor who raises it, pseudonymous
   * @throws GuardException of kind MALFORMED if the decision has no such finding
   */
  public Concern raise(Raised raised, String actor) {
    Instant now = clock.instant();
    Decision decision = raised.decision() == null ? null : read(raised.decision());
    String finding = raised.finding();
    Gravity gravity = raised.gravity();
    Instant aware = raised.aware() == null ? now : raised.aware();
    Concern concern =
        new Concern(
            DecisionId.next().value(),
            raised.kind(),
            raised.decision(),
            actor,
            gravity == null ? now : aware,
            gravity == null ? raised.kind().deadline(now) : gravity.deadline(aware),
            false,
            gravity,
            finding,
            finding == null || decision == null ? null : recognizer(decision, finding),
            Concern.State.OPEN,
            0,
            null,
            null,
            null);
    append(
        concern,
        decision,
        "raise",
        Map.of(TEXT, raised.text()),
        now,
        actor,
        changes(concern, decision, actor),
        "concern.raised");
    return find(concern.id());
  }

  private List<Companion> changes(Concern concern, @Nullable Decision decision, String actor) {
    List<Companion> changes = new ArrayList<>();
    changes.add(ConcernRows.insert(concern));
    if (concern.kind() == ConcernKind.EXPLANATION && decision != null) {
      changes.addAll(explanations.asked(decision, actor));
    }
    return changes;
  }

  private Decision read(UUID id) {
    return recorder
        .read(new DecisionId(id))
        .orElseThrow(
            () -> new GuardException(Kind.NOT_FOUND, "The decision's content was erased."));
  }

  private static String recognizer(Decision decision, String finding) {
    return decision.findings().stream()
        .filter(each -> each.entityType().equals(finding))
        .map(Finding::recognizer)
        .findFirst()
        .orElseThrow(
            () -> new GuardException(Kind.MALFORMED, "The decision has no finding of this type."));
  }

  /**
   * @param upheld whether it is granted
   * @param text the answer; sealed, and shown to who raised it
   * @throws GuardException of kind CONFLICT if it was answered before, FORBIDDEN to who decided
   */
  public Concern answer(UUID id, boolean upheld, String text, String officer) {
    Concern concern = find(id);
    if (concern.kind() == ConcernKind.CONTEST && decided(concern, officer)) {
      throw new GuardException(
          Kind.FORBIDDEN, "Who decided the case does not answer who contests it.");
    }
    Instant now = clock.instant();
    Concern.State state = upheld ? Concern.State.UPHELD : Concern.State.REJECTED;
    append(
        concern,
        about(concern),
        upheld ? "uphold" : "reject",
        Map.of(TEXT, text),
        now,
        officer,
        List.of(ConcernRows.answer(concern, state, officer, now)),
        upheld ? "concern.upheld" : "concern.rejected");
    return find(id);
  }

  /** A decision that followed a release stands for the held one. */
  private boolean decided(Concern concern, String officer) {
    Decision decision = about(concern);
    if (decision == null) {
      return false;
    }
    UUID held = decision.follows() == null ? decision.id().value() : decision.follows();
    return reviews.find(held).map(Review::decidedBy).filter(officer::equals).isPresent();
  }

  /**
   * Puts the deadline off by two months, once (GDPR 12(3)).
   *
   * @param reason sealed, and shown to who raised it
   */
  public Concern extend(UUID id, String reason, String officer) {
    Concern concern = find(id);
    if (!concern.kind().extensible()) {
      throw new GuardException(Kind.CONFLICT, "The deadline of this kind cannot be put off.");
    }
    append(
        concern,
        about(concern),
        "extend",
        Map.of(TEXT, reason),
        clock.instant(),
        officer,
        List.of(ConcernRows.extend(concern)),
        "concern.extended");
    return find(id);
  }

  private @Nullable Decision about(Concern concern) {
    UUID decision = concern.decisionId();
    return decision == null ? null : recorder.read(new DecisionId(decision)).orElse(null);
  }

  private void append(
      Concern concern,
      @Nullable Decision decision,
      String step,
      Map<String, Object> said,
      Instant now,
      String actor,
      List<Companion> changes,
      String notice) {
    Map<String, Object> sealed = new TreeMap<>(said);
    sealed.put("step", step);
    sealed.put("concern", concern.id().toString());
    sealed.put("kind", concern.kind().code());
    UUID about = concern.decisionId();
    LedgerEvent event =
        LedgerEvent.of(EventType.TASK, now, actor, sealed)
            .aboutDecision(about == null ? null : new DecisionId(about))
            .aboutPerson(decision == null ? null : decision.context().subject());
    List<Companion> companions = new ArrayList<>(changes);
    if (about != null) {
      companions.add(new NoticeRow(about, notice, "", concern.kind().code(), now));
    }
    try {
      ledger.append(new AppendRequest(event, null, companions));
    } catch (ConcernRows.OvertakenException e) {
      throw GuardException.of(Kind.CONFLICT, e);
    } catch (LedgerException e) {
      throw new GuardException(
          Kind.UNAVAILABLE, "It could not be recorded, so nothing changed.", e);
    }
  }

  /**
   * @throws GuardException of kind NOT_FOUND
   */
  public Concern find(UUID id) {
    return rows.find(id)
        .orElseThrow(() -> new GuardException(Kind.NOT_FOUND, "There is no such concern."));
  }

  /**
   * @param raisedBy null for anybody's
   */
  public List<Concern> page(boolean open, @Nullable String raisedBy, int page, int size) {
    return rows.page(open, raisedBy, page, size);
  }

  /** What was said when it was raised; empty once the person is erased. */
  public Optional<String> said(Concern concern) {
    return text(concern.entry());
  }

  /** What was answered; empty while nothing was, and once the person is erased. */
  public Optional<String> answered(Concern concern) {
    Long answer = concern.answer();
    return answer == null ? Optional.empty() : text(answer);
  }

  private Optional<String> text(long index) {
    return ledger.entry(index).flatMap(ledger::unseal).map(fields -> (String) fields.get(TEXT));
  }

  /** By recogniser. */
  public Map<String, FalsePositives> falsePositives() {
    return rows.falsePositives();
  }
}
