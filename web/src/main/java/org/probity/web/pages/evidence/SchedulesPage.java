package org.probity.web.pages.evidence;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.probity.guard.GuardException;
import org.probity.guard.schedule.ReportSchedule;
import org.probity.guard.schedule.ScheduleDesk;
import org.probity.guard.schedule.ScheduleRhythm;
import org.probity.guard.schedule.ScheduleRun;
import org.probity.web.api.AccessLog;
import org.probity.web.api.ExportDesk;
import org.probity.web.api.Exports;
import org.probity.web.api.ScheduleMaker;
import org.probity.web.http.Refusal;
import org.probity.web.pages.Moments;
import org.probity.web.pages.Problems;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;

/** Reports that are built again and again, and what was built. */
@Named
@RequestScoped
public class SchedulesPage {
  private static final int RUNS = 5;
  @Inject private ScheduleDesk desk;
  @Inject private ScheduleMaker maker;
  @Inject private ExportDesk exports;
  @Inject private ReportChoice choice;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Moments moments;
  @Inject private Words words;
  private List<Line> lines = List.of();
  private String name = "";
  private String every = ScheduleRhythm.MONTHLY.code();
  private int hour = 6;
  private String zone = "UTC";

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public SchedulesPage() {}

  /** A schedule with its last runs. */
  public record Line(ReportSchedule schedule, List<Run> runs) {}

  /**
   * @param here whether its export can be opened here
   * @param done whether its bundle can be taken away
   */
  public record Run(ScheduleRun run, String state, boolean here, boolean done) {}

  /** Before a button of a line is asked whether it is there. */
  @PostConstruct
  void find() {
    lines =
        desk.all().stream()
            .map(
                schedule ->
                    new Line(
                        schedule,
                        desk.runs(schedule.id(), RUNS).stream().map(this::shown).toList()))
            .toList();
  }

  private Run shown(ScheduleRun run) {
    Optional<Exports.Export> export = exports.find(run.export(), visitor.caller());
    String state =
        switch (run.state()) {
          case CLAIMED -> words.of("schedules.run.claimed");
          case EMPTY -> words.of("schedules.run.empty");
          case BEGUN ->
              export
                  .map(found -> words.code("export.state", found.status()))
                  .orElseGet(() -> words.of("schedules.run.elsewhere"));
        };
    return new Run(
        run, state, export.isPresent(), export.filter(Exports.Export::ready).isPresent());
  }

  /** On the first request and on every post-back. */
  public void open() {
    access.read(visitor.caller(), "export-schedules", "all");
  }

  public String getAnswer() {
    List<ReportSchedule> going =
        lines.stream().map(Line::schedule).filter(each -> !each.ended()).toList();
    Optional<Instant> next =
        going.stream().map(ReportSchedule::nextAt).min(Comparator.naturalOrder());
    return next.isEmpty()
        ? words.of("schedules.answer.none")
        : words.of("schedules.answer", going.size(), moments.relative(next.get()));
  }

  public List<Line> getLines() {
    return lines;
  }

  /** As "Mondays at 06:00, Europe/Berlin". */
  public String when(ReportSchedule schedule) {
    return words.format(
        "schedules.when." + schedule.wanted().timing().rhythm().code(),
        hourText(schedule.wanted().timing().hour()),
        schedule.wanted().timing().zone().getId());
  }

  /** Their names, or that all are meant. */
  public String models(ReportSchedule schedule) {
    Set<String> models = schedule.wanted().models();
    return models.isEmpty() ? words.of("access.all") : String.join(", ", models);
  }

  public @Nullable String create() {
    if (!visitor.isOfficer()) {
      return Problems.say(words.of("problem.FORBIDDEN"));
    }
    try {
      maker.create(
          name,
          every,
          hour,
          zone.strip(),
          choice.models(),
          choice.forms(),
          choice.language(),
          visitor.caller());
      return "/schedules?faces-redirect=true";
    } catch (Refusal e) {
      return Problems.say(words.of("problem.UNPROCESSABLE") + " " + words.reason(e));
    } catch (GuardException e) {
      return Problems.say(words, e);
    }
  }

  public @Nullable String end(UUID schedule) {
    if (!visitor.isOfficer()) {
      return Problems.say(words.of("problem.FORBIDDEN"));
    }
    try {
      desk.end(schedule, visitor.caller().id());
      return "/schedules?faces-redirect=true";
    } catch (GuardException e) {
      return Problems.say(words, e);
    }
  }

  public List<String> getRhythms() {
    return Arrays.stream(ScheduleRhythm.values()).map(ScheduleRhythm::code).toList();
  }

  public List<Integer> getHours() {
    return IntStream.range(0, 24).boxed().toList();
  }

  public String hourText(int of) {
    return (of < 10 ? "0" : "") + of + ":00";
  }

  /** To be offered while somebody types. */
  public List<String> getZones() {
    return ZoneId.getAvailableZoneIds().stream()
        .filter(each -> each.matches("(Africa|America|Asia|Australia|Europe|Pacific)/\\w+|UTC"))
        .sorted()
        .toList();
  }

  public String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name == null ? "" : name;
  }

  public String getEvery() {
    return every;
  }

  public void setEvery(@Nullable String every) {
    this.every = every == null ? "" : every;
  }

  public int getHour() {
    return hour;
  }

  public void setHour(int hour) {
    this.hour = hour;
  }

  public String getZone() {
    return zone;
  }

  public void setZone(@Nullable String zone) {
    this.zone = zone == null ? "" : zone;
  }
}
