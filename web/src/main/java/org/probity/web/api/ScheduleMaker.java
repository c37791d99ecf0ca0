package org.probity.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Set;
import org.probity.domain.account.Caller;
import org.probity.guard.schedule.ReportSchedule;
import org.probity.guard.schedule.ScheduleDesk;
import org.probity.guard.schedule.ScheduleRhythm;
import org.probity.guard.schedule.ScheduleRun;
import org.probity.guard.schedule.ScheduleTiming;
import org.probity.reports.forms.Form;
import org.probity.reports.pdf.ReportLanguage;
import org.probity.web.http.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets schedules and builds what is due by them: ordinary exports, which the officer asked for. */
@ApplicationScoped
public class ScheduleMaker {
  private static final Logger LOG = LoggerFactory.getLogger(ScheduleMaker.class);
  @Inject private ScheduleDesk schedules;
  @Inject private ExportDesk exports;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ScheduleMaker() {}

  /**
   * @param every {@code daily}, {@code weekly} or {@code monthly}
   * @param zone as {@code Europe/Berlin}
   * @param formats of exports about no single person
   * @throws Refusal that names the field
   */
  public ReportSchedule create(
      String name,
      String every,
      int hour,
      String zone,
      Set<String> models,
      Set<String> formats,
      ReportLanguage language,
      Caller officer) {
    ScheduleRhythm rhythm =
        ScheduleRhythm.of(every)
            .orElseThrow(() -> Refusal.malformed("every", "It is daily, weekly or monthly."));
    if (ExportFormats.forms(formats).stream().anyMatch(Form::personal)) {
      throw Refusal.malformed("formats", "What is held about a person is disclosed case by case.");
    }
    models.forEach(model -> Codes.name("models", model));
    exports.requireFont(language);
    return schedules.create(
        new ReportSchedule.Wanted(
            name.strip(),
            new ScheduleTiming(rhythm, hour, zone(zone)),
            models,
            formats,
            language.code()),
        officer.id());
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw Refusal.malformed("zone", "It is a time zone, as UTC, Europe/Berlin, Asia/Shanghai.");
    }
  }

  /** Begins what is due on no other node; what cannot be begun now comes again. */
  public void round() {
    for (ScheduleDesk.Due due : schedules.claim()) {
      schedules.settle(due.run(), begin(due));
    }
  }

  private ScheduleRun.State begin(ScheduleDesk.Due due) {
    try {
      return exports.scheduled(due.schedule(), due.run())
          ? ScheduleRun.State.BEGUN
          : ScheduleRun.State.EMPTY;
    } catch (Refusal e) {
      LOG.warn("A scheduled export waits: {}", e.getMessage());
      return ScheduleRun.State.CLAIMED;
    }
  }
}
