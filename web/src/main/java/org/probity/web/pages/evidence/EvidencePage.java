package org.probity.web.pages.evidence;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.audit.CheckResult;
import org.probity.audit.Ledger;
import org.probity.audit.verify.Checkpoint;
import org.probity.audit.verify.VerificationException;
import org.probity.audit.verify.VerifierKey;
import org.probity.web.api.AccessLog;
import org.probity.web.api.ExportDesk;
import org.probity.web.api.Exports;
import org.probity.web.http.Refusal;
import org.probity.web.pages.Moments;
import org.probity.web.pages.Problems;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;
import org.probity.web.wiring.Settings;

/** How the ledger is, and bundles to take away. */
@Named
@RequestScoped
public class EvidencePage {
  @Inject private Ledger ledger;
  @Inject private WholeCheck check;
  @Inject private ExportDesk desk;
  @Inject private ReportChoice choice;
  @Inject private Settings settings;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Moments moments;
  @Inject private Words words;
  private String from = "";
  private String to = "";

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public EvidencePage() {}

  /** On the first request and on every post-back. */
  public void open() {
    access.read(visitor.caller(), "evidence", "all");
  }

  public String getAnswer() {
    Optional<Instant> signed = ledger.signedAt();
    return signed.isEmpty()
        ? words.of("evidence.answer.none", ledger.size())
        : words.format(
            "evidence.answer", ledger.size(), getCovered(), moments.relative(signed.get()));
  }

  public boolean isUnwell() {
    return ledger.signingProblem().isPresent();
  }

  public long getSize() {
    return ledger.size();
  }

  /** By a checkpoint whose signature holds; 0 if there is none. */
  public long getCovered() {
    try {
      return ledger
          .checkpoint()
          .map(note -> Checkpoint.open(note, List.of(VerifierKey.parse(ledger.vkey()))).size())
          .orElse(0L);
    } catch (VerificationException e) {
      return 0;
    }
  }

  public String getOrigin() {
    return ledger.origin();
  }

  public String getKey() {
    return ledger.vkey();
  }

  /** Names of those who sign beside the log. */
  public List<String> getCosigners() {
    return ledger.cosigners();
  }

  /** Whether somebody elsewhere is asked to sign. */
  public boolean isWitnessed() {
    return !settings.witnesses().isBlank();
  }

  public List<String> getWitnessProblems() {
    return List.copyOf(ledger.witnessProblems().keySet());
  }

  public WholeCheck.State getCheck() {
    return check.state();
  }

  public boolean isChecking() {
    return check.state().phase() == WholeCheck.Phase.RUNNING;
  }

  /** {@code grey}, {@code green} or {@code red}. */
  public String getSeal() {
    CheckResult result = check.state().result();
    return result == null ? "grey" : result.intact() ? "green" : "red";
  }

  public String getChecked() {
    WholeCheck.State state = check.state();
    CheckResult result = state.result();
    Instant ended = state.endedAt();
    return switch (state.phase()) {
      case NEVER -> words.of("evidence.checked.never");
      case RUNNING -> words.of("evidence.check.running", state.read(), state.size());
      case FAILED -> words.of("evidence.check.failed");
      case DONE -> {
        if (result == null || ended == null) {
          yield words.of("evidence.check.failed");
        }
        CheckResult.Tampering tampering = result.tampering();
        yield tampering == null
            ? words.of("evidence.check.good", result.entries(), moments.relative(ended))
            : words.of("evidence.check.bad", tampering.what());
      }
    };
  }

  public void verify() {
    check.begin();
  }

  /** Asks for a bundle and goes to its page. */
  public @Nullable String build() {
    try {
      UUID id =
          desk.begin(
              day(from, 0),
              day(to, 1),
              choice.models(),
              Set.of(),
              choice.forms(),
              choice.language(),
              visitor.caller());
      return "/export?faces-redirect=true&id=" + id;
    } catch (DateTimeException e) {
      return Problems.say(words.of("evidence.day"));
    } catch (Refusal e) {
      return Problems.say(words.of("problem.UNPROCESSABLE") + " " + words.reason(e));
    }
  }

  private static @Nullable Instant day(String text, int later) {
    return text.isBlank()
        ? null
        : LocalDate.parse(text.strip()).plusDays(later).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  public List<Exports.Export> getExports() {
    return desk.all(visitor.caller());
  }

  public String getFrom() {
    return from;
  }

  public void setFrom(@Nullable String from) {
    this.from = from == null ? "" : from;
  }

  public String getTo() {
    return to;
  }

  public void setTo(@Nullable String to) {
    this.to = to == null ? "" : to;
  }
}
