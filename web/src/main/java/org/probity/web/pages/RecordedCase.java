package org.probity.web.pages;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerException;
import org.probity.audit.LedgerUnavailableException;
import org.probity.audit.verify.Rfc6962;
import org.probity.audit.verify.VerificationException;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.AttentionView;
import org.probity.domain.finding.Finding;
import org.probity.domain.ledger.EventType;
import org.probity.explainability.ExplanationJson;
import org.probity.guard.Decision;
import org.probity.guard.Decision.SealedExplanation;
import org.probity.guard.GuardException;
import org.probity.guard.explain.AttentionWalk;
import org.probity.guard.explain.queue.LateExplanations;
import org.probity.guard.record.Recorder;
import org.probity.web.http.Json;

/** What the ledger holds about one decision. A record that was tampered with is still shown so. */
@RequestScoped
public class RecordedCase {
  private static final Logger LOG = Logger.getLogger(RecordedCase.class.getName());
  @Inject private Ledger ledger;
  @Inject private Recorder recorder;
  @Inject private LateExplanations late;
  private @Nullable Decision decision;
  private @Nullable SealedExplanation sealed;
  private @Nullable Explanation explanation;
  private State state = State.ERASED;
  private List<Event> events = List.of();

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public RecordedCase() {}

  /** Whether there is content to show. */
  public enum State {
    READABLE,
    ERASED,
    /** The database's rows contradict each other. */
    DAMAGED
  }

  /**
   * One line of the timeline.
   *
   * @param reason why a person decided so, or empty
   */
  public record Event(
      Instant time,
      String type,
      String actor,
      String verdict,
      String reason,
      long index,
      String leafHash) {

    /** Not the reason, which may tell of a person. */
    @Override
    public String toString() {
      return "Event[" + type + " " + index + "]";
    }
  }

  /**
   * @throws LedgerUnavailableException if the database cannot be reached
   */
  void open(UUID id) {
    try {
      List<Entry> entries = ledger.allOf(new DecisionId(id));
      entries.forEach(RecordedCase::requireUnchanged);
      events = entries.stream().map(this::event).toList();
      decision = recorder.read(new DecisionId(id)).orElse(null);
      state = decision == null ? State.ERASED : State.READABLE;
      sealed = explanationOf(entries);
      explanation =
          sealed == null
              ? null
              : ExplanationJson.read(sealed.json().getBytes(StandardCharsets.UTF_8));
    } catch (LedgerUnavailableException e) {
      throw e;
    } catch (LedgerException
        | VerificationException
        | IllegalStateException
        | IllegalArgumentException e) {
      LOG.log(Level.WARNING, "The record of decision {0} does not match its ledger entry.", id);
      decision = null;
      events = List.of();
      state = State.DAMAGED;
    }
  }

  /** The least that can be seen without a proof. */
  private static void requireUnchanged(Entry entry) {
    if (!Rfc6962.leafHash(entry.leaf()).equals(entry.leafHash())) {
      throw new IllegalStateException("Ledger entry " + entry.index() + " was changed.");
    }
  }

  private Event event(Entry entry) {
    JsonNode leaf;
    try {
      leaf = Json.mapper().readTree(entry.leaf());
    } catch (IOException e) {
      throw new IllegalStateException("Ledger entry " + entry.index() + " is not JSON.", e);
    }
    return new Event(
        entry.time(),
        entry.type().code(),
        leaf.path("actor").asText(),
        leaf.path("verdict").asText(),
        entry.type() == EventType.REVIEW ? reason(entry) : "",
        entry.index(),
        entry.leafHash().base64());
  }

  private String reason(Entry entry) {
    return ledger
        .unseal(entry)
        .map(fields -> String.valueOf(fields.getOrDefault("reason", "")))
        .orElse("");
  }

  @Nullable Decision decision() {
    return decision;
  }

  State state() {
    return state;
  }

  List<Event> events() {
    return events;
  }

  List<TensorView> inputs() {
    return decision == null ? List.of() : TensorView.of(decision.inputs(), redacted(decision));
  }

  List<TensorView> outputs() {
    return decision == null ? List.of() : TensorView.of(decision.outputs(), redacted(decision));
  }

  /** What may have been taken out of the texts; of a refused request, all that was found. */
  private static Set<String> redacted(Decision decision) {
    return decision.findings().stream().map(Finding::entityType).collect(Collectors.toSet());
  }

  @Nullable Explanation explanation() {
    return explanation;
  }

  /** The one in the decision, or the last that was made later. */
  private @Nullable SealedExplanation explanationOf(List<Entry> entries) {
    Decision read = decision;
    if (read == null || read.explanation() != null) {
      return read == null ? null : read.explanation();
    }
    SealedExplanation last = null;
    for (Entry entry : entries) {
      last = late.read(entry).map(LateExplanations.Recorded::explanation).orElse(last);
    }
    return last;
  }

  /**
   * @param layer from 1; the last if there is no such
   * @param head from 1; the mean over all if there is no such
   * @return null where the model has no attention or cannot be asked now
   */
  AttentionWalk.@Nullable View attention(AttentionWalk walk, int layer, int head) {
    AttentionView attention = explanation == null ? null : explanation.attention();
    if (attention == null || decision == null || sealed == null) {
      return null;
    }
    boolean layered = layer >= 1 && layer <= attention.layers();
    boolean headed = head >= 1 && head <= attention.heads();
    try {
      return walk.view(decision, sealed, layered ? layer : attention.layers(), headed ? head : 0);
    } catch (GuardException e) {
      LOG.log(Level.INFO, "The attention of a decision cannot be shown: {0}.", e.kind());
      return null;
    }
  }
}
