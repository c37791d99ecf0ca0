package org.probity.web.pages.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Ledger;
import org.probity.domain.consent.Consent;
import org.probity.domain.consent.Consents;
import org.probity.domain.decision.DecisionSummary;
import org.probity.domain.decision.Decisions;
import org.probity.domain.erasure.Erasures;
import org.probity.guard.GuardException;
import org.probity.guard.consent.ConsentDesk;
import org.probity.guard.erasure.ErasureDesk;
import org.probity.web.api.ExportDesk;
import org.probity.web.http.Json;
import org.probity.web.http.Refusal;
import org.probity.web.pages.Addresses;
import org.probity.web.pages.Problems;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;

/** What is held about one person, and what an officer may do for them. */
@Named
@RequestScoped
public class PersonPage {
  private static final int LONGEST = 256;
  private static final int LONGEST_REASON = 4_000;
  private static final int MOST_DECISIONS = 50;
  @Inject private Person person;
  @Inject private Ledger ledger;
  @Inject private Decisions decisions;
  @Inject private Consents consents;
  @Inject private ConsentDesk consentDesk;
  @Inject private Erasures erasures;
  @Inject private ErasureDesk desk;
  @Inject private ExportDesk exports;
  @Inject private Visitor visitor;
  @Inject private Words words;
  private String asked = "";
  private String reason = "";
  private List<Long> indices = List.of();
  private List<Consent> given = List.of();

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public PersonPage() {}

  /**
   * Before any component is asked whether it is there: the forms are, once a person is looked up.
   */
  @PostConstruct
  void find() {
    asked = person.reference();
    if (isLooked()) {
      indices = ledger.about(ledger.reference(asked));
      given = consents.of(ledger.reference(asked));
    }
  }

  /** On the first request and on every post-back. */
  public void open() throws IOException {
    if (!visitor.isOfficer()) {
      Addresses.missing();
    }
  }

  public boolean isLooked() {
    return visitor.isOfficer() && !person.reference().isEmpty();
  }

  /** Comes back to the same page with the person on it. */
  public @Nullable String look() {
    if (!visitor.isOfficer()) {
      return Problems.say(words.of("privacy.readonly"));
    }
    if (asked.isBlank() || asked.length() > LONGEST) {
      return Problems.say(words.of("person.missing"));
    }
    person.look(asked);
    return again();
  }

  private static String again() {
    return "/person?faces-redirect=true";
  }

  public String getAnswer() {
    if (!isLooked()) {
      return words.of("person.answer.nobody");
    }
    long standing = given.stream().filter(Consent::stands).count();
    return isErasing()
        ? words.of("person.answer.erasing")
        : words.of("person.answer", indices.size(), standing);
  }

  /** Whether the person's erasure waits for a second officer. */
  public boolean isErasing() {
    return isLooked() && erasures.isPending(ledger.reference(person.reference()));
  }

  public int getEntries() {
    return indices.size();
  }

  public List<Consent> getConsents() {
    return given;
  }

  /** The newest first, as far as there are not too many. */
  public List<DecisionSummary> getDecisions() {
    int from = Math.max(0, indices.size() - 2 * MOST_DECISIONS);
    List<Long> latest = indices.subList(from, indices.size());
    return Stream.iterate(latest.size() - 1, i -> i >= 0, i -> i - 1)
        .map(i -> ledger.entry(latest.get(i)))
        .flatMap(Optional::stream)
        .map(entry -> Json.readObject(entry.leaf()).path("decision_id").asText())
        .filter(id -> !id.isEmpty())
        .distinct()
        .limit(MOST_DECISIONS)
        .map(id -> decisions.find(UUID.fromString(id)).orElse(null))
        .filter(Objects::nonNull)
        .toList();
  }

  public @Nullable String withdraw(Consent consent) {
    return act(
        () ->
            consentDesk.withdraw(
                consent.application(),
                person.reference(),
                null,
                consent.id(),
                visitor.caller().id()));
  }

  public @Nullable String export() {
    if (!isLooked()) {
      return Problems.say(words.of("privacy.readonly"));
    }
    try {
      return "/export?faces-redirect=true&id="
          + exports.access(person.reference(), visitor.caller());
    } catch (Refusal e) {
      return Problems.say(words.of("person.nothing"));
    }
  }

  public @Nullable String erase() {
    return reasoned(() -> desk.request(person.reference(), reason.strip(), visitor.caller()));
  }

  public @Nullable String hold() {
    return reasoned(() -> desk.hold(person.reference(), reason.strip(), visitor.caller()));
  }

  private @Nullable String reasoned(Runnable step) {
    return reason.isBlank() || reason.length() > LONGEST_REASON
        ? Problems.say(words.of("person.reason.missing"))
        : act(step);
  }

  private @Nullable String act(Runnable step) {
    if (!isLooked()) {
      return Problems.say(words.of("privacy.readonly"));
    }
    try {
      step.run();
      return again();
    } catch (GuardException e) {
      return Problems.say(words, e);
    }
  }

  public String getAsked() {
    return asked;
  }

  public void setAsked(@Nullable String asked) {
    this.asked = asked == null ? "" : asked;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason == null ? "" : reason;
  }
}
