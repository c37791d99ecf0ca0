package org.probity.web.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.probity.audit.Ledger;
import org.probity.domain.consent.Consents;
import org.probity.domain.consent.Objections;
import org.probity.domain.erasure.Erasures;
import org.probity.domain.review.Reviews;
import org.probity.guard.concern.ConcernDesk;
import org.probity.guard.consent.ConsentDesk;
import org.probity.guard.consent.ObjectionDesk;
import org.probity.guard.drift.InputDrift;
import org.probity.guard.drift.StabilityDesk;
import org.probity.guard.erasure.ErasureDesk;
import org.probity.guard.explain.queue.ExplanationQueue;
import org.probity.guard.facts.RecordsInForce;
import org.probity.guard.fairness.FairnessDesk;
import org.probity.guard.fairness.FavourableLabels;
import org.probity.guard.fairness.ImpactRatios;
import org.probity.guard.fairness.ObservationDesk;
import org.probity.guard.models.Models;
import org.probity.guard.record.Recorder;
import org.probity.guard.retention.RetentionDesk;
import org.probity.web.oidc.OidcReturns;

/**
 * Where what persons agreed to, asked for and were given is kept: consents, objections, erasures,
 * concerns, and the figures by groups; and who came back from the organisation's provider. Beside
 * {@link Parts}, made as those are.
 */
@ApplicationScoped
public class PersonParts {
  /** By the real time, as the provider dates what it gives, in a demonstration too. */
  @Produces
  @Singleton
  OidcReturns returns(Database database) {
    return OidcReturns.in(database.dataSource(), Clock.systemUTC());
  }

  @Produces
  @Singleton
  ConsentDesk consents(Consents consents, Ledger ledger, Clock clock) {
    return new ConsentDesk(consents, ledger, clock);
  }

  @Produces
  @Singleton
  ObjectionDesk objections(Objections objections, Ledger ledger, Clock clock) {
    return new ObjectionDesk(objections, ledger, clock);
  }

  @Produces
  @Singleton
  ErasureDesk erasureDesk(Erasures erasures, Ledger ledger, Clock clock) {
    return new ErasureDesk(erasures, ledger, clock);
  }

  @Produces
  @Singleton
  RetentionDesk retentionDesk(Database database, Ledger ledger, Clock clock) {
    return new RetentionDesk(database.dataSource(), ledger, clock);
  }

  @Produces
  @Singleton
  FavourableLabels favourableLabels(Database database, Ledger ledger, Clock clock) {
    return new FavourableLabels(database.dataSource(), ledger, clock);
  }

  @Produces
  @Singleton
  FairnessDesk fairness(Database database, Ledger ledger, FavourableLabels favourable) {
    return new FairnessDesk(database.dataSource(), ledger, favourable);
  }

  @Produces
  @Singleton
  ImpactRatios impactRatios(Database database, FairnessDesk fairness, Clock clock) {
    return new ImpactRatios(database.dataSource(), fairness, clock);
  }

  @Produces
  @Singleton
  ObservationDesk observations(
      Database database,
      Recorder recorder,
      Models models,
      RecordsInForce records,
      Ledger ledger,
      Clock clock) {
    return new ObservationDesk(database.dataSource(), recorder, models, records, ledger, clock);
  }

  @Produces
  @Singleton
  ConcernDesk concerns(
      Database database,
      Recorder recorder,
      Reviews reviews,
      ExplanationQueue explanations,
      Ledger ledger,
      Clock clock) {
    return new ConcernDesk(database.dataSource(), recorder, reviews, explanations, ledger, clock);
  }

  @Produces
  @Singleton
  StabilityDesk stability(Database database, Recorder recorder) {
    return new StabilityDesk(database.dataSource(), recorder);
  }

  @Produces
  @Singleton
  InputDrift inputDrift(Database database, StabilityDesk stability, Clock clock) {
    return new InputDrift(database.dataSource(), stability, clock);
  }
}
