package org.probity.web.pages;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
  @Inject private Words words;
  @Inject private Moments moments;
  private @Nullable Decision decision;
  private @Nullable SealedExplanation sealed;
  private @Nullable Explanation explanation;
  private State state = State.ERASED;
  private List<Explanation> explanations = List.of();
  private List<Event> events = List.of();
  private @Nullable UUID opened;

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
   * @param step as {@code claim}; empty if the entry names none, as a decision
   * @param reason why a person decided so, or empty
   * @param shown what that person had before them, or empty
   */
  public record Event(
      Instant time,
      String type,
      String step,
      String actor,
      String verdict,
      String reason,
      String shown,
      long index,
      String leafHash) {

    /** Not the reason, which may tell of a person. */
    @Override
    public String toString() {
      return "Event[" + type + " " + index + "]";
    }
  }

  /**
   * Once a request, however often it is asked for.
   *
   * @throws LedgerUnavailableException if the database cannot be reached
   */
  void open(UUID id) {
    if (id.equals(opened)) {
      return;
    }
    opened = id;
    try {
      List<Entry> entries = ledger.allOf(new DecisionId(id));
      entries.forEach(RecordedCase::requireUnchanged);
      events = entries.stream().map(this::event).toList();
      decision = recorder.read(new DecisionId(id)).orElse(null);
      state = decision == null ? State.ERASED : State.READABLE;
      List<SealedExplanation> all = explanationsOf(entries);
      explanations = all.stream().map(RecordedCase::read).toList();
      sealed = shown(all);
      explanation = sealed == null ? null : read(sealed);
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
    Map<String, Object> sealed =
        entry.type() == EventType.REVIEW ? ledger.unseal(entry).orElse(Map.of()) : Map.of();
    return new Event(
        entry.time(),
        entry.type().code(),
        String.valueOf(sealed.getOrDefault("step", "")),
        leaf.path("actor").asText(),
        leaf.path("verdict").asText(),
        String.valueOf(sealed.getOrDefault("reason", "")),
        sealed.get("shown") instanceof Map<?, ?> shown ? shown(shown) : "",
        entry.index(),
        entry.leafHash().base64());
  }

  private String shown(Map<?, ?> shown) {
    List<String> said = new ArrayList<>();
    said.add(words.code("shown.where", String.valueOf(shown.get("where"))));
    if (shown.get("parts") instanceof List<?> parts) {
      parts.forEach(part -> said.add(words.code("shown.part", String.valueOf(part))));
    }
    if (shown.get("seconds") instanceof Number seconds) {
      said.add(moments.span(Duration.ofSeconds(seconds.longValue())));
    }
    return String.join(" · ", said);
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

  /** In the order in which they were made. */
  List<Explanation> explanations() {
    return explanations;
  }

  private static Explanation read(SealedExplanation sealed) {
    return ExplanationJson.read(sealed.json().getBytes(StandardCharsets.UTF_8));
  }

  /** The one in the decision, or the last that was made later. */
  private @Nullable SealedExplanation shown(List<SealedExplanation> all) {
    boolean within = decision != null && decision.explanation() != null;
    return all.isEmpty() ? null : all.get(within ? 0 : all.size() - 1);
  }

  private List<SealedExplanation> explanationsOf(List<Entry> entries) {
    List<SealedExplanation> all = new ArrayList<>();
    if (decision == null) {
      return all;
    }
    if (decision.explanation() != null) {
      all.add(decision.explanation());
    }
    for (Entry entry : entries) {
      late.read(entry).map(LateExplanations.Recorded::explanation).ifPresent(all::add);
    }
    return all;
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
