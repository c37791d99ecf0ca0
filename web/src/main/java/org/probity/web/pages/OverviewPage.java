package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Ledger;
import org.probity.domain.concern.Concern;
import org.probity.domain.decision.Decisions;
import org.probity.domain.decision.Verdict;
import org.probity.domain.erasure.Erasures;
import org.probity.domain.model.Lifecycle;
import org.probity.domain.model.RiskTier;
import org.probity.domain.review.Review;
import org.probity.domain.review.Reviews;
import org.probity.guard.concern.ConcernDesk;
import org.probity.guard.drift.InputDrift;
import org.probity.guard.explain.drift.DriftDesk;
import org.probity.guard.explain.drift.EvidenceShares;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.guard.packs.PacksInForce;
import org.probity.guard.tasks.TaskDesk;
import org.probity.rules.Policy;
import org.probity.web.api.AccessLog;

/**
 * How things stand: what was decided, what fires, what waits, whether models and ledger are well.
 */
@Named
@RequestScoped
public class OverviewPage {
  private static final int RULES = 10;
  private static final int MOST_TASKS = 100;
  private static final double FULL = 100;
  @Inject private Decisions decisions;
  @Inject private Reviews reviews;
  @Inject private TaskDesk tasks;
  @Inject private ConcernDesk concerns;
  @Inject private Models models;
  @Inject private PacksInForce packs;
  @Inject private Ledger ledger;
  @Inject private DriftDesk drift;
  @Inject private EvidenceShares evidence;
  @Inject private InputDrift inputs;
  @Inject private Erasures erasures;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private Language language;
  @Inject private Moments moments;
  @Inject private Clock clock;
  private OverviewRange range = OverviewRange.DAY;
  private String model = "";
  private @Nullable TrafficChart chart;
  private Decisions.Frequent frequent = new Decisions.Frequent(List.of(), List.of());
  private List<Review> waiting = List.of();
  private @Nullable List<ModelHealth> health;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public OverviewPage() {}

  /**
   * A rule that counted in decisions, or a kind of finding.
   *
   * @param title of a rule; empty for a kind
   * @param width of its bar, of 100
   */
  public record Line(String code, String title, long count, double width) {}

  public void open() {
    access.read(visitor.caller(), "overview", range.code() + " " + model);
    Instant now = clock.instant();
    Instant from = range.spans(now).get(0);
    String only = model.isEmpty() ? null : model;
    chart = new TrafficChart(range, now, decisions.traffic(from, now, range.span(), only));
    frequent = decisions.frequent(from, now, only, RULES);
    waiting = reviews.waiting().stream().filter(review -> !review.overdue(now)).toList();
  }

  /** Empty where the page only signs its reader out. */
  public TrafficChart getChart() {
    TrafficChart shown = chart;
    return shown == null ? new TrafficChart(range, clock.instant(), List.of()) : shown;
  }

  public String getAnswer() {
    TrafficChart shown = getChart();
    return words.format(
        "overview.answer." + range.code(), shown.total(), shown.total(Verdict.DENY));
  }

  /** How many of each verdict. */
  public List<Map.Entry<Verdict, Long>> getCounts() {
    return List.of(Verdict.ALLOW, Verdict.TRANSFORM, Verdict.ESCALATE, Verdict.DENY).stream()
        .map(verdict -> Map.entry(verdict, getChart().total(verdict)))
        .toList();
  }

  public List<Line> getFired() {
    return lines(frequent.rules(), this::title);
  }

  public List<Line> getFound() {
    return lines(frequent.findings(), code -> "");
  }

  private static List<Line> lines(List<Decisions.Tally> tallies, UnaryOperator<String> title) {
    long most = tallies.isEmpty() ? 1 : tallies.get(0).count();
    return tallies.stream()
        .map(
            each ->
                new Line(
                    each.code(),
                    title.apply(each.code()),
                    each.count(),
                    FULL * each.count() / most))
        .toList();
  }

  private String title(String rule) {
    return packs.current().pack().policies().stream()
        .filter(policy -> policy.id().equals(rule))
        .map(this::title)
        .findFirst()
        .orElse("");
  }

  private String title(Policy policy) {
    return language.isChinese() ? policy.titleZh() : policy.title();
  }

  public String getHeld() {
    Optional<Instant> next = waiting.stream().map(Review::deadline).min(Comparator.naturalOrder());
    return next.map(at -> words.of("overview.held", waiting.size(), moments.relative(at)))
        .orElseGet(() -> words.of("reviews.none"));
  }

  public String getTasks() {
    int open = tasks.page(false, null, 0, MOST_TASKS).size();
    return open == 0 ? words.of("tasks.none") : words.of("overview.tasks", open);
  }

  public String getConcerns() {
    List<Concern> open = concerns.page(true, null, 0, MOST_TASKS);
    return open.isEmpty()
        ? words.of("concerns.none")
        : words.of("concerns.answer", open.size(), moments.relative(open.get(0).deadline()));
  }

  public String getModelState() {
    List<ModelInService> active =
        models.all().stream()
            .filter(each -> each.version().lifecycle() == Lifecycle.ACTIVE)
            .toList();
    long silent = active.stream().filter(each -> each.served() == null).count();
    long high =
        active.stream().filter(each -> each.manifest().card().riskTier() == RiskTier.HIGH).count();
    return words.format(
        silent == 0 ? "overview.models" : "overview.models.silent", active.size(), high, silent);
  }

  /** Each active version that was explained or compared. */
  public List<ModelHealth> getHealth() {
    List<ModelHealth> shown = health;
    if (shown == null) {
      Instant now = clock.instant();
      Map<InputDrift.Version, EvidenceShares.Share> shares =
          evidence.during(range.spans(now).get(0), now).stream()
              .collect(
                  Collectors.toMap(
                      each -> new InputDrift.Version(each.model(), each.version()), each -> each));
      shown =
          models.all().stream()
              .filter(each -> each.version().lifecycle() == Lifecycle.ACTIVE)
              .filter(each -> model.isEmpty() || each.name().equals(model))
              .map(
                  each ->
                      new ModelHealth(
                          each.name(),
                          each.versionName(),
                          shares.get(new InputDrift.Version(each.name(), each.versionName())),
                          drift.of(each.name(), each.versionName()),
                          inputs.of(each.name(), each.versionName()).orElse(null)))
              .filter(ModelHealth::known)
              .toList();
      health = shown;
    }
    return shown;
  }

  /** What of it wants somebody's eye. */
  public String getExplanationState() {
    long made = getHealth().stream().mapToLong(ModelHealth::made).sum();
    long fit = getHealth().stream().mapToLong(ModelHealth::fit).sum();
    long changed = getHealth().stream().mapToLong(ModelHealth::drifted).sum();
    long moved = getHealth().stream().filter(ModelHealth::moved).count();
    return words.figures(
        made == 0 ? "overview.explanations.none" : "overview.explanations",
        made,
        fit,
        changed,
        moved);
  }

  /** Which pack judges. */
  public String getPackState() {
    return words.of("overview.pack", packs.current().pack().id(), packs.current().pack().version());
  }

  public String getPrivacyState() {
    int waiting = erasures.pending().size();
    return words.of("overview.privacy", waiting);
  }

  public String getLedgerState() {
    return ledger
        .signingProblem()
        .map(problem -> words.of("overview.ledger.problem", ledger.size()))
        .orElseGet(
            () ->
                words.of(
                    "overview.ledger",
                    ledger.size(),
                    ledger.signedAt().map(moments::relative).orElse("–")));
  }

  /** Witnesses that did not sign, by name. */
  public List<String> getWitnessProblems() {
    return List.copyOf(ledger.witnessProblems().keySet());
  }

  /** The first day that is shown, for the list of decisions. */
  public String getFirstDay() {
    return range.spans(clock.instant()).get(0).atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  public List<String> getRanges() {
    return List.of(OverviewRange.values()).stream().map(OverviewRange::code).toList();
  }

  public List<String> getModelNames() {
    return models.all().stream().map(ModelInService::name).distinct().toList();
  }

  public String getRange() {
    return range.code();
  }

  public void setRange(@Nullable String code) {
    range = OverviewRange.of(code);
  }

  public String getModel() {
    return model;
  }

  public void setModel(@Nullable String model) {
    this.model = model == null ? "" : model;
  }
}
