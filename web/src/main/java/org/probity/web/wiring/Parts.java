package org.probity.web.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.probity.audit.Companion;
import org.probity.audit.KeyPlace;
import org.probity.audit.Ledger;
import org.probity.audit.LedgerOptions;
import org.probity.audit.MasterKey;
import org.probity.detection.Detector;
import org.probity.detection.Property;
import org.probity.detection.licenses.LicenseFinder;
import org.probity.detection.licenses.TdmFinder;
import org.probity.detection.pictures.PictureFinder;
import org.probity.detection.works.WorkFinder;
import org.probity.domain.consent.Consents;
import org.probity.domain.consent.Objections;
import org.probity.domain.model.ModelVersions;
import org.probity.domain.notice.Notices;
import org.probity.domain.policy.PackVersions;
import org.probity.domain.record.ProcessingRecords;
import org.probity.domain.review.Reviews;
import org.probity.domain.task.Tasks;
import org.probity.domain.work.Works;
import org.probity.guard.Decision;
import org.probity.guard.Guard;
import org.probity.guard.backtest.BacktestDesk;
import org.probity.guard.backtest.BacktestNode;
import org.probity.guard.backtest.BacktestRun;
import org.probity.guard.consent.ConsentFacts;
import org.probity.guard.detect.EntitiesByModel;
import org.probity.guard.detect.InjectionByModel;
import org.probity.guard.detect.ToxicityByModel;
import org.probity.guard.drift.InputDrift;
import org.probity.guard.erasure.ErasureDesk;
import org.probity.guard.erasure.Forgetting;
import org.probity.guard.explain.AttentionWalk;
import org.probity.guard.explain.Explanations;
import org.probity.guard.explain.RandomisationFigures;
import org.probity.guard.explain.Replays;
import org.probity.guard.explain.drift.DriftDesk;
import org.probity.guard.explain.drift.EvidenceShares;
import org.probity.guard.explain.drift.ExplanationRows;
import org.probity.guard.explain.queue.ExplanationNode;
import org.probity.guard.explain.queue.ExplanationQueue;
import org.probity.guard.explain.queue.LateExplanations;
import org.probity.guard.facts.FactAssembly;
import org.probity.guard.facts.RecordsInForce;
import org.probity.guard.fairness.ImpactRatios;
import org.probity.guard.models.Models;
import org.probity.guard.notify.NoticeDelivery;
import org.probity.guard.packs.PackDesk;
import org.probity.guard.packs.PackSeal;
import org.probity.guard.packs.PacksInForce;
import org.probity.guard.record.Recorder;
import org.probity.guard.record.SearchBackfill;
import org.probity.guard.record.SearchLines;
import org.probity.guard.review.ReviewDesk;
import org.probity.guard.schedule.ScheduleDesk;
import org.probity.guard.tasks.TaskDesk;
import org.probity.guard.transform.ContentLabels;
import org.probity.guard.works.WorkDesk;
import org.probity.guard.works.WorksInForce;
import org.probity.inference.HostOptions;
import org.probity.inference.ModelHost;
import org.probity.rules.PolicyEngine;
import org.probity.rules.PolicyPack;
import org.probity.web.api.ExportPlaces;
import org.probity.web.api.Journal;
import org.probity.web.health.Figures;

/** The parts of the way, each made once. None of them knows that a container made it. */
@ApplicationScoped
public class Parts {
  @Produces
  @Singleton
  Clock clock(Settings settings) {
    return settings.clock();
  }

  @Produces
  @Singleton
  KeyPlace keyPlace(Settings settings) {
    return settings.keyPlace();
  }

  @Produces
  @Singleton
  MasterKey masterKey(KeyPlace keys) {
    return keys.secret("master");
  }

  @Produces
  @Singleton
  Ledger ledger(
      Database database, Settings settings, KeyPlace keys, MasterKey master, Clock clock) {
    return Ledger.open(
        database.dataSource(),
        LedgerOptions.of(keys.signing(settings.origin()), master)
            .withClock(clock)
            .withLastSigned(settings.data().resolve("last-signed-checkpoint"))
            .withErasedKeys(settings.data().resolve("erased-keys"))
            .withForgetting(Forgetting::new)
            .withCosigners(List.of(keys.lasting(settings.origin())))
            .withTimeStamps(settings.timeStampAuthority(), settings.timeStampInterval())
            .withWitnesses(
                Witnesses.parse(settings.witnesses(), settings.privateHosts()),
                Duration.ofSeconds(10)));
  }

  void close(@Disposes Ledger ledger) {
    ledger.close();
  }

  @Produces
  @Singleton
  TaskDesk tasks(Tasks tasks, Ledger ledger, Clock clock) {
    return new TaskDesk(tasks, ledger, clock);
  }

  @Produces
  @Singleton
  PackSeal packSeal(MasterKey master) {
    return new PackSeal(master);
  }

  @Produces
  @Singleton
  PacksInForce packs(PackVersions versions, PackSeal seal) {
    return new PacksInForce(versions, seal, PolicyEngine.shipped());
  }

  @Produces
  @Singleton
  PackDesk packDesk(
      PackVersions versions,
      PacksInForce packs,
      PackSeal seal,
      Settings settings,
      Ledger ledger,
      Clock clock) {
    ChildWorkshop workshop = new ChildWorkshop(settings.home(), settings.data().resolve("tmp"));
    return new PackDesk(versions, packs, workshop, seal, ledger, clock);
  }

  @Produces
  @Singleton
  BacktestDesk backtestDesk(Database database, Ledger ledger, Clock clock) {
    return new BacktestDesk(database.dataSource(), ledger, clock);
  }

  @Produces
  @Singleton
  BacktestNode backtestNode(Database database, Ledger ledger, PacksInForce packs, PackDesk desk) {
    return new BacktestNode(
        database.dataSource(),
        ledger,
        packs.shipped().pack().hash(),
        pack ->
            pack.equals(BacktestRun.SHIPPED)
                ? packs.shipped()
                : packs.engine(desk.compiled(UUID.fromString(pack))),
        Runtime.getRuntime().availableProcessors());
  }

  void close(@Disposes BacktestNode node) {
    node.close();
  }

  @Produces
  @Singleton
  ModelHost host(Settings settings) {
    return new ModelHost(
        HostOptions.serving(
            settings.data().resolve("cache/engines"), settings.models().resolve("minilm")));
  }

  void close(@Disposes ModelHost host) {
    host.close();
  }

  @Produces
  @Singleton
  Models models(ModelVersions registry, ModelHost host, Clock clock, Journal journal) {
    return new Models(registry, host, clock, journal::suspended);
  }

  @Produces
  @Singleton
  WorksInForce worksInForce(Works works) {
    return new WorksInForce(works);
  }

  @Produces
  @Singleton
  WorkDesk workDesk(Works works, WorksInForce inForce, Ledger ledger, Clock clock) {
    return new WorkDesk(works, inForce, ledger, clock);
  }

  @Produces
  @Singleton
  Detector detector(Models models, WorksInForce works) {
    return new Detector(
        Map.of("toxicity", new ToxicityByModel(models), "injection", new InjectionByModel(models)),
        EntitiesByModel.inService(models),
        new Property(List.of(new WorkFinder(works::texts), new LicenseFinder(), new TdmFinder())),
        new PictureFinder(works::pictures));
  }

  @Produces
  @Singleton
  Recorder recorder(Ledger ledger, Settings settings, ExplanationQueue queue, Figures figures) {
    return new Recorder(
        ledger, settings.reviewTime(), decision -> beside(decision, queue), figures::count);
  }

  @Produces
  @Singleton
  SearchLines searchLines(Ledger ledger) {
    return new SearchLines(ledger);
  }

  @Produces
  @Singleton
  SearchBackfill searchBackfill(Database database, Ledger ledger, Recorder recorder) {
    return new SearchBackfill(database.dataSource(), ledger, recorder);
  }

  /** An explanation to come, or the sums of the one that is there. */
  private static List<Companion> beside(Decision decision, ExplanationQueue queue) {
    List<Companion> rows = new ArrayList<>(queue.rows(decision));
    rows.addAll(ExplanationRows.of(Optional.ofNullable(decision.explanation()), decision.time()));
    return rows;
  }

  @Produces
  @Singleton
  DriftDesk drift(Database database, Ledger ledger, Settings settings, Clock clock) {
    return new DriftDesk(database.dataSource(), ledger, settings.driftDistance(), clock);
  }

  @Produces
  @Singleton
  EvidenceShares evidenceShares(Database database) {
    return new EvidenceShares(database.dataSource());
  }

  @Produces
  @Singleton
  ExplanationQueue explanationQueue(Database database, Settings settings, Clock clock) {
    return new ExplanationQueue(
        database.dataSource(), settings.explanationSampling(), settings.explanationQueue(), clock);
  }

  @Produces
  @Singleton
  LateExplanations lateExplanations(
      Ledger ledger, Recorder recorder, Models models, Explanations explanations, Clock clock) {
    return new LateExplanations(
        ledger,
        recorder,
        models,
        explanations,
        explanation -> ExplanationRows.of(Optional.of(explanation), clock.instant()),
        clock);
  }

  @Produces
  @Singleton
  ExplanationNode explanationNode(
      ExplanationQueue queue, LateExplanations explanations, Settings settings) {
    return new ExplanationNode(queue, explanations, settings.explanationWorkers());
  }

  void close(@Disposes ExplanationNode node) {
    node.close();
  }

  @Produces
  @Singleton
  Explanations explanations(RandomisationFigures randomisation, PacksInForce packs) {
    return new Explanations(
        randomisation, hash -> packs.pack(hash).map(PolicyPack::evidence).orElse(Map.of()));
  }

  @Produces
  @Singleton
  RandomisationFigures randomisation() {
    return new RandomisationFigures();
  }

  @Produces
  @Singleton
  Replays replays(Models models, RandomisationFigures randomisation) {
    return new Replays(models, randomisation);
  }

  @Produces
  @Singleton
  AttentionWalk attention(Models models) {
    return new AttentionWalk(models);
  }

  @Produces
  @Singleton
  NoticeDelivery notices(Notices notices, Settings settings, Clock clock) {
    return new NoticeDelivery(notices, settings.webhook(), clock);
  }

  @Produces
  @Singleton
  ScheduleDesk schedules(Database database, Ledger ledger, Clock clock) {
    return new ScheduleDesk(database.dataSource(), ledger, clock);
  }

  @Produces
  @Singleton
  ExportPlaces exportPlaces(Database database, Settings settings) {
    return new ExportPlaces(database.dataSource(), settings.node());
  }

  @Produces
  @Singleton
  RecordsInForce recordsInForce(ProcessingRecords records) {
    return new RecordsInForce(records);
  }

  @Produces
  @Singleton
  Guard guard(
      Models models,
      Detector detector,
      RecordsInForce records,
      ErasureDesk erasures,
      RandomisationFigures randomisation,
      ImpactRatios impact,
      InputDrift drift,
      Explanations explanations,
      Consents consents,
      Objections objections,
      Ledger ledger,
      PacksInForce packs,
      Recorder recorder,
      Settings settings,
      Clock clock) {
    return new Guard(
        models,
        detector,
        new FactAssembly(
            records,
            new ConsentFacts(consents, objections, ledger::reference),
            erasures::isPending,
            randomisation,
            impact::of,
            (name, version) -> psi(drift.of(name, version)),
            clock),
        packs,
        explanations,
        recorder,
        new ContentLabels(settings.provider()),
        clock);
  }

  private static OptionalDouble psi(Optional<InputDrift.Figure> figure) {
    return figure.isPresent() ? OptionalDouble.of(figure.get().psi()) : OptionalDouble.empty();
  }

  @Produces
  @Singleton
  ReviewDesk desk(Reviews reviews, Ledger ledger, Recorder recorder, Guard guard, Clock clock) {
    return new ReviewDesk(reviews, ledger, recorder, guard, clock);
  }
}
