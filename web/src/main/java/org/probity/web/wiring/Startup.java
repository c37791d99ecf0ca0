package org.probity.web.wiring;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.probity.domain.model.Lifecycle;
import org.probity.guard.backtest.BacktestNode;
import org.probity.guard.drift.InputDrift;
import org.probity.guard.explain.RandomisationFigures;
import org.probity.guard.explain.drift.DriftDesk;
import org.probity.guard.explain.queue.ExplanationNode;
import org.probity.guard.explain.queue.ExplanationQueue;
import org.probity.guard.fairness.ImpactRatios;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.guard.notify.NoticeDelivery;
import org.probity.guard.packs.PacksInForce;
import org.probity.guard.record.SearchBackfill;
import org.probity.guard.review.ReviewDesk;
import org.probity.guard.works.WorksInForce;
import org.probity.web.api.Exports;
import org.probity.web.api.RefusedSignIns;
import org.probity.web.api.ScheduleMaker;
import org.probity.web.api.SessionDesk;
import org.probity.web.oidc.OidcDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings everything up before the first request: first-run secrets, models, the review clock. */
@ApplicationScoped
public class Startup {
  private static final Logger LOG = LoggerFactory.getLogger(Startup.class);

  /** A deadline is kept to half a minute. */
  private static final int EXPIRY_SECONDS = 30;

  /** How long another node may judge by the pack and the register of before. */
  private static final int REFRESH_SECONDS = 5;

  /** How long a notice waits that could go at once. */
  private static final int NOTICE_SECONDS = 2;

  private static final int FORGET_HOURS = 6;

  /** Deadlines are kept while models are checked. */
  private static final int THREADS = 3;

  /** The first requests have their turn before models are checked ahead of later ones. */
  private static final int PREPARE_SECONDS = 15;

  /** Exports that were under way can wait for the first requests. */
  private static final int RESUME_SECONDS = 5;

  /** Inputs are compared now and then: many entries are read for it. */
  private static final int COMPARE_MINUTES = 10;

  /** How late a scheduled report may begin. */
  private static final int BUILD_SECONDS = 10;

  /** Lines of decisions that an older version wrote can wait for everything else. */
  private static final int FILL_SECONDS = 30;

  private final ScheduledExecutorService clock =
      Executors.newScheduledThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "server-clock");
            thread.setDaemon(true);
            return thread;
          });

  @Inject private OidcDesk organisation;
  @Inject private FirstRun firstRun;
  @Inject private Models models;
  @Inject private RandomisationFigures randomisation;
  @Inject private PacksInForce packs;
  @Inject private WorksInForce works;
  @Inject private BacktestNode backtests;
  @Inject private ExplanationNode explanations;
  @Inject private ExplanationQueue explanationQueue;
  @Inject private DriftDesk drift;
  @Inject private ImpactRatios impact;
  @Inject private InputDrift inputs;
  @Inject private ReviewDesk desk;
  @Inject private NoticeDelivery notices;
  @Inject private Exports exports;
  @Inject private ScheduleMaker schedules;
  @Inject private SearchBackfill backfill;
  @Inject private SessionDesk sessions;
  @Inject private RefusedSignIns refused;
  @Inject private Readiness readiness;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Startup() {}

  void start(@Observes @Initialized(ApplicationScoped.class) Object context) {
    organisation.check();
    firstRun.prepare();
    packs.refresh();
    works.refresh();
    impact.refresh();
    models.start();
    backtests.start();
    var unused =
        clock.scheduleWithFixedDelay(
            this::expire, EXPIRY_SECONDS, EXPIRY_SECONDS, TimeUnit.SECONDS);
    var unusedRefresh =
        clock.scheduleWithFixedDelay(
            this::refresh, REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
    var unusedNotices =
        clock.scheduleWithFixedDelay(this::tell, NOTICE_SECONDS, NOTICE_SECONDS, TimeUnit.SECONDS);
    var unusedRefused = clock.scheduleWithFixedDelay(this::countRefused, 1, 1, TimeUnit.SECONDS);
    var unusedForget = clock.scheduleWithFixedDelay(this::forget, 1, FORGET_HOURS, TimeUnit.HOURS);
    readiness.started();
    var unusedExports = clock.schedule(exports::resume, RESUME_SECONDS, TimeUnit.SECONDS);
    explanations.start();
    var unusedCheck = clock.schedule(this::prepare, PREPARE_SECONDS, TimeUnit.SECONDS);
    var unusedCompare =
        clock.scheduleWithFixedDelay(
            this::compare, COMPARE_MINUTES, COMPARE_MINUTES, TimeUnit.MINUTES);
    var unusedBuild =
        clock.scheduleWithFixedDelay(this::build, BUILD_SECONDS, BUILD_SECONDS, TimeUnit.SECONDS);
    var unusedFill = clock.schedule(this::fill, FILL_SECONDS, TimeUnit.SECONDS);
  }

  private void prepare() {
    for (ModelInService model : models.all()) {
      if (!Thread.currentThread().isInterrupted()) {
        randomisation.prepare(model);
      }
    }
  }

  private void compare() {
    try {
      inputs.watch(
          models.all().stream()
              .filter(model -> model.version().lifecycle() == Lifecycle.ACTIVE)
              .map(model -> new InputDrift.Version(model.name(), model.versionName()))
              .toList());
    } catch (RuntimeException e) {
      LOG.warn("Inputs could not be compared; trying again: {}", e.getClass().getName());
    }
  }

  private void fill() {
    try {
      int filled = backfill.fill();
      while (filled > 0 && !Thread.currentThread().isInterrupted()) {
        filled = backfill.fill();
      }
    } catch (RuntimeException e) {
      LOG.warn("Lines of decisions could not be filled; trying again: {}", e.getClass().getName());
      var unused = clock.schedule(this::fill, FILL_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void refresh() {
    try {
      packs.refresh();
    } catch (RuntimeException e) {
      LOG.warn("Which pack is active could not be learnt: {}", e.getClass().getName());
    }
    try {
      works.refresh();
    } catch (RuntimeException e) {
      LOG.warn("Changes of the register of works were not learnt: {}", e.getClass().getName());
    }
    try {
      impact.refresh();
    } catch (RuntimeException e) {
      LOG.warn("The impact ratios were not learnt: {}", e.getClass().getName());
    }
    try {
      inputs.refresh();
    } catch (RuntimeException e) {
      LOG.warn("The drift of inputs was not learnt: {}", e.getClass().getName());
    }
  }

  private void tell() {
    try {
      notices.round();
    } catch (RuntimeException e) {
      LOG.warn("Notices could not be delivered; trying again: {}", e.getClass().getName());
    }
  }

  private void countRefused() {
    try {
      refused.round();
    } catch (RuntimeException e) {
      LOG.warn("Refused sign-ins could not be recorded; trying again: {}", e.getClass().getName());
    }
  }

  private void forget() {
    try {
      notices.forgetOld();
      explanationQueue.forgetOld();
      sessions.forgetOld();
    } catch (RuntimeException e) {
      LOG.warn(
          "Old notices and sessions could not be removed; trying again: {}",
          e.getClass().getName());
    }
  }

  private void expire() {
    try {
      drift.watch();
    } catch (RuntimeException e) {
      LOG.warn("Explanations could not be compared; trying again: {}", e.getClass().getName());
    }
    try {
      impact.watch();
    } catch (RuntimeException e) {
      LOG.warn("Impact ratios could not be computed; trying again: {}", e.getClass().getName());
    }
    try {
      desk.expireOverdue();
    } catch (RuntimeException e) {
      LOG.warn("Overdue reviews could not be closed; trying again: {}", e.getClass().getName());
    }
  }

  private void build() {
    try {
      schedules.round();
    } catch (RuntimeException e) {
      LOG.warn("Scheduled exports could not be begun; trying again: {}", e.getClass().getName());
    }
  }

  @PreDestroy
  void stop() {
    clock.shutdownNow();
    try {
      refused.finish();
    } catch (RuntimeException e) {
      LOG.warn("Refused sign-ins of the last minute are not recorded: {}", e.getClass().getName());
    }
  }
}
