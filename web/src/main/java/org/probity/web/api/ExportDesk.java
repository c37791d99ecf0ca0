package org.probity.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;
import org.probity.audit.IndexRange;
import org.probity.audit.Ledger;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.domain.decision.DecisionId;
import org.probity.guard.schedule.ReportSchedule;
import org.probity.guard.schedule.ScheduleRun;
import org.probity.guard.schedule.ScheduleTiming;
import org.probity.reports.forms.Form;
import org.probity.reports.pdf.ReportLanguage;
import org.probity.web.http.Refusal;
import org.probity.web.wiring.Settings;

/** Who may ask for which export, and see it. */
@ApplicationScoped
public class ExportDesk {
  @Inject private Exports exports;
  @Inject private Ledger ledger;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ExportDesk() {}

  /**
   * @param from start of the time span; the beginning if only an end is given
   * @param to its end; now if only a start is given
   * @param models their names; all if none
   * @param subjects references of persons; all if none
   * @param formats codes, as the API names them
   * @param language of the reports for people
   * @throws Refusal that says what is wrong with the order
   */
  public UUID begin(
      @Nullable Instant from,
      @Nullable Instant to,
      Set<String> models,
      Set<String> subjects,
      Set<String> formats,
      ReportLanguage language,
      Caller caller) {
    requireFont(language);
    Set<Form> forms = ExportFormats.forms(formats);
    boolean disclosing = forms.stream().anyMatch(Form::personal);
    if (disclosing) {
      requireMayDisclose(subjects, caller);
    }
    boolean span = from != null || to != null;
    Instant start = from == null ? Instant.EPOCH : from;
    Instant end = to == null ? clock.instant() : to;
    return exports.begin(
        new ExportOrder(
            span ? range(start, end) : everything(),
            span ? start : null,
            span ? end : null,
            models,
            subjects.stream().map(ledger::reference).toList(),
            null,
            forms,
            caller.id(),
            disclosing,
            language));
  }

  /**
   * What a schedule is due for, on behalf of the officer who set it. Asked for twice, it is begun
   * once.
   *
   * @return false if there is nothing to export
   * @throws Refusal with 429 or 503 if it cannot be begun now
   */
  boolean scheduled(ReportSchedule schedule, ScheduleRun run) {
    if (exports.find(run.export()).isPresent()) {
      return true;
    }
    ScheduleTiming.Span about = run.about();
    Optional<IndexRange> range = ledger.range(about.from(), about.to());
    range.ifPresent(
        entries ->
            exports.begin(
                run.export(),
                new ExportOrder(
                    entries,
                    about.from(),
                    about.to(),
                    schedule.wanted().models(),
                    List.of(),
                    null,
                    ExportFormats.forms(schedule.wanted().formats()),
                    schedule.createdBy(),
                    false,
                    language(schedule.wanted().language()))));
    return range.isPresent();
  }

  /**
   * What is held about a person, with every field disclosed (GDPR Art. 15).
   *
   * @throws Refusal with 404 if nothing is
   */
  public UUID access(String subject, Caller officer) {
    List<Long> indices = ledger.about(ledger.reference(subject));
    if (indices.isEmpty()) {
      throw nothingHeld();
    }
    IndexRange range = new IndexRange(indices.get(0), indices.get(indices.size() - 1) + 1);
    return exports.begin(
        new ExportOrder(
            range,
            null,
            null,
            Set.of(),
            List.of(ledger.reference(subject)),
            null,
            Set.of(Form.SUBJECT_ACCESS, Form.EXPLANATION),
            officer.id(),
            true,
            ReportLanguage.BOTH));
  }

  /**
   * Everything that the ledger holds about one decision, with its proofs.
   *
   * @throws Refusal with 404 if it holds nothing
   */
  public UUID decision(UUID id, Caller caller) {
    List<Entry> entries = ledger.allOf(new DecisionId(id));
    if (entries.isEmpty()) {
      throw Owned.missing();
    }
    long last = entries.stream().mapToLong(Entry::index).max().orElseThrow();
    long first = entries.stream().mapToLong(Entry::index).min().orElseThrow();
    return exports.begin(
        new ExportOrder(
            new IndexRange(first, last + 1),
            null,
            null,
            Set.of(),
            List.of(),
            id,
            Set.of(),
            caller.id(),
            false,
            ReportLanguage.BOTH));
  }

  /** Whether this distribution can write Chinese in PDF. */
  private boolean chinese() {
    return settings.chineseFont() != null;
  }

  /** Codes of the languages that reports can be had in. */
  public List<String> languages() {
    return Arrays.stream(ReportLanguage.values())
        .filter(each -> chinese() || each == ReportLanguage.ENGLISH)
        .map(ReportLanguage::code)
        .toList();
  }

  void requireFont(ReportLanguage language) {
    if (language == ReportLanguage.CHINESE && !chinese()) {
      throw new Refusal(
          409, "This distribution was built without the font for Chinese in PDF.", "language");
    }
  }

  /**
   * @throws Refusal with 400 if there is no such language
   */
  static ReportLanguage language(@Nullable String code) {
    return code == null
        ? ReportLanguage.BOTH
        : ReportLanguage.of(code)
            .orElseThrow(() -> Refusal.malformed("language", "It is en, zh or both."));
  }

  /** What is held about one person, which only an officer may grant. */
  private void requireMayDisclose(Set<String> subjects, Caller caller) {
    if (caller.role() != Role.OFFICER) {
      throw new Refusal(403, "Only an officer may disclose what is held about a person.");
    }
    if (subjects.size() != 1) {
      throw Refusal.malformed("subjects", "These formats are about one person: name them.");
    }
    if (ledger.about(ledger.reference(subjects.iterator().next())).isEmpty()) {
      throw nothingHeld();
    }
  }

  private static Refusal nothingHeld() {
    return new Refusal(404, "Nothing is held about this person.");
  }

  private IndexRange everything() {
    if (ledger.size() == 0) {
      throw new Refusal(409, "The ledger has no entries yet.");
    }
    return new IndexRange(0, ledger.size());
  }

  private IndexRange range(Instant start, Instant end) {
    if (!start.isBefore(end)) {
      throw Refusal.malformed("from", "It lies before to.");
    }
    return ledger
        .range(start, end)
        .orElseThrow(() -> Refusal.malformed("from", "The ledger has no entry in this span."));
  }

  /** For who asked, and for any officer; to others it does not exist. */
  public Optional<Exports.Export> find(UUID id, Caller caller) {
    return exports.find(id).filter(export -> visible(export, caller));
  }

  /** Those that the caller may see, the newest first. */
  public List<Exports.Export> all(Caller caller) {
    return exports.all().stream().filter(export -> visible(export, caller)).toList();
  }

  private static boolean visible(Exports.Export export, Caller caller) {
    return caller.role() == Role.OFFICER || export.owner().equals(caller.id());
  }
}
