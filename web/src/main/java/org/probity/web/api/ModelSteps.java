package org.probity.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.probity.domain.account.Caller;
import org.probity.domain.model.Lifecycle;
import org.probity.domain.model.ModelVersion;
import org.probity.domain.model.ModelVersions;
import org.probity.guard.explain.RandomisationFigures;
import org.probity.guard.models.Models;
import org.probity.web.http.Refusal;

/** The steps of a model version's life that officers take; each is in the ledger first. */
@ApplicationScoped
public class ModelSteps {
  @Inject private Models models;
  @Inject private RandomisationFigures randomisation;
  @Inject private ModelVersions registry;
  @Inject private Journal journal;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ModelSteps() {}

  /**
   * @throws org.probity.guard.GuardException as {@link Models#activate}
   */
  public ModelVersion activate(String model, String name, Caller officer) {
    ModelVersion version = find(model, name);
    models.activate(version, () -> journal.record(officer, version, Map.of("step", "activate")));
    randomisation.prepare(models.inService(model, name));
    return version;
  }

  /**
   * @throws Refusal with 409 if it is not active
   */
  public ModelVersion suspend(String model, String name, Caller officer) {
    ModelVersion version = find(model, name);
    if (version.lifecycle() != Lifecycle.ACTIVE) {
      throw new Refusal(409, "Only an active model version is suspended.");
    }
    version.suspend();
    change(version, Map.of("step", "suspend"), officer);
    return version;
  }

  /**
   * @throws Refusal with 409 if it was retired already
   */
  public ModelVersion retire(String model, String name, Caller officer) {
    ModelVersion version = find(model, name);
    if (version.lifecycle() == Lifecycle.RETIRED) {
      throw new Refusal(409, "The model version was retired already.");
    }
    version.retire();
    change(version, Map.of("step", "retire"), officer);
    return version;
  }

  /**
   * @param verified whether the licence is as the card says, and allows the use
   */
  public ModelVersion checkLicense(String model, String name, boolean verified, Caller officer) {
    ModelVersion version = find(model, name);
    version.verifyLicense(verified);
    change(version, Map.of("step", "license-check", "verified", verified), officer);
    return version;
  }

  /** The registry's own copy, so that a change that is not recorded changes nothing. */
  ModelVersion find(String model, String version) {
    return registry
        .find(Codes.inPath(model), Codes.inPath(version))
        .orElseThrow(() -> new Refusal(404, "There is no such model version."));
  }

  void change(ModelVersion version, Map<String, Object> what, Caller officer) {
    journal.record(officer, version, what);
    registry.save(version);
    models.refresh(version);
  }
}
