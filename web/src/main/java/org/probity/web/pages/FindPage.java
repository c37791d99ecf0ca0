package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.audit.Ledger;
import org.probity.domain.consent.Consents;
import org.probity.domain.decision.DecisionCriteria;
import org.probity.domain.decision.DecisionSummary;
import org.probity.domain.decision.Decisions;
import org.probity.domain.erasure.Erasures;
import org.probity.domain.policy.PackVersions;
import org.probity.domain.review.Reviews;
import org.probity.guard.explain.queue.ExplanationJob;
import org.probity.guard.explain.queue.ExplanationQueue;
import org.probity.web.api.ExportDesk;
import org.probity.web.http.Json;
import org.probity.web.pages.privacy.Person;

/** Goes from an id, a receipt or a rule to its page; from anything else to an empty list. */
@Named
@RequestScoped
public class FindPage {
  /** An index, and what may follow it in a receipt as a page shows it. */
  private static final Pattern RECEIPT = Pattern.compile("(\\d{1,18})(\\s*·.*)?");

  private static final Pattern LEAF_HASH = Pattern.compile("[A-Za-z0-9+/]{43}=");
  private static final Pattern RULE = Pattern.compile("[A-Za-z]{3}-\\d{2}");
  private static final String DECISION = "decision.xhtml?id=";
  private static final String LIST = "decisions.xhtml";

  @Inject private Decisions decisions;
  @Inject private ExplanationQueue explanations;
  @Inject private Reviews reviews;
  @Inject private Ledger ledger;
  @Inject private PackVersions packs;
  @Inject private ExportDesk exports;
  @Inject private Erasures erasures;
  @Inject private Consents consents;
  @Inject private Person person;
  @Inject private Visitor visitor;
  private @Nullable String q;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public FindPage() {}

  public void go() throws IOException {
    FacesContext.getCurrentInstance().getExternalContext().redirect(address(text()));
  }

  private String text() {
    return q == null ? "" : q.strip();
  }

  private String address(String text) {
    if (text.isEmpty()) {
      return LIST;
    }
    if (RULE.matcher(text).matches()) {
      return LIST + "?rule=" + text.toUpperCase(java.util.Locale.ROOT);
    }
    return Addresses.id(text)
        .flatMap(this::byId)
        .or(() -> byReceipt(text))
        .or(() -> bySubject(text))
        .or(() -> bySearch(text))
        .orElseGet(() -> LIST + "?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
  }

  private Optional<String> byId(UUID id) {
    return decisions
        .find(id)
        .or(() -> decisions.ofExplanation(id))
        .map(DecisionSummary::id)
        .or(() -> explanations.find(id).map(ExplanationJob::decision))
        .map(decision -> DECISION + decision)
        .or(() -> reviews.find(id).map(review -> "review.xhtml?id=" + review.id()))
        .or(() -> packs.find(id).map(pack -> "pack.xhtml?id=" + id))
        .or(() -> exports.find(id, visitor.caller()).map(export -> "export.xhtml?id=" + id))
        .or(
            () ->
                visitor.isOfficer()
                    ? erasures.find(id).map(erasure -> "erasure.xhtml?id=" + id)
                    : Optional.empty());
  }

  /** To an officer; the reference goes into the session and not into the address. */
  private Optional<String> bySubject(String text) {
    if (!visitor.isOfficer()
        || (ledger.about(ledger.reference(text)).isEmpty()
            && consents.of(ledger.reference(text)).isEmpty())) {
      return Optional.empty();
    }
    person.look(text);
    return Optional.of("person.xhtml");
  }

  /** To what belongs to one decision alone. */
  private Optional<String> bySearch(String text) {
    DecisionCriteria criteria =
        new DecisionCriteria(null, null, null, Map.of(), null, null, null, text);
    Decisions.Page found = decisions.search(Decisions.Query.latest(criteria, 0, 1));
    return found.total() == 1
        ? Optional.of(DECISION + found.decisions().get(0).id())
        : Optional.empty();
  }

  /** An entry about a decision leads to the decision's page, another to its own. */
  private Optional<String> byReceipt(String text) {
    return entry(text)
        .map(
            entry ->
                Addresses.id(Json.readObject(entry.leaf()).path("decision_id").asText())
                    .map(id -> DECISION + id)
                    .orElse("entry.xhtml?index=" + entry.index()));
  }

  private Optional<Entry> entry(String text) {
    Matcher receipt = RECEIPT.matcher(text);
    if (receipt.matches()) {
      return ledger.entry(Long.parseLong(receipt.group(1)));
    }
    return LEAF_HASH.matcher(text).matches()
        ? ledger.entry(Base64.getDecoder().decode(text))
        : Optional.empty();
  }

  public @Nullable String getQ() {
    return q;
  }

  public void setQ(@Nullable String q) {
    this.q = q;
  }
}
