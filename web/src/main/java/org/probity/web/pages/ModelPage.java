package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.probity.domain.model.Assurances;
import org.probity.domain.model.Lifecycle;
import org.probity.guard.explain.RandomisationFigures;
import org.probity.guard.explain.drift.DriftDesk;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.web.api.AccessLog;

/** One version of a model: what it is, what it was measured to do, what its files are. */
@Named
@RequestScoped
public class ModelPage {
  @Inject private Models models;
  @Inject private RandomisationFigures randomisation;
  @Inject private DriftDesk drift;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  private String name = "";
  private String version = "";
  private @Nullable ModelInService model;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ModelPage() {}

  /**
   * Something that an officer confirms, or not.
   *
   * @param detail a day, or nothing
   */
  public record Assurance(String sentence, boolean given, String detail) {}

  public void open() throws IOException {
    model = models.find(name, version).orElse(null);
    if (model == null) {
      Addresses.missing();
      return;
    }
    access.read(visitor.caller(), "model", name + " " + version);
  }

  public String getAnswer() {
    ModelInService shown = model;
    if (shown == null) {
      return "";
    }
    if (shown.version().lifecycle() == Lifecycle.ACTIVE) {
      return words.of(shown.served() == null ? "model.answer.silent" : "model.answer.ACTIVE");
    }
    return words.of("model.answer." + shown.version().lifecycle());
  }

  public String getLabels() {
    List<String> labels = shown(each -> each.manifest().labels());
    return labels.isEmpty() ? words.of("model.labels.none") : String.join(", ", labels);
  }

  public List<Map.Entry<String, Double>> getMetrics() {
    return shown(each -> new TreeMap<>(each.manifest().card().metrics()).entrySet());
  }

  public List<Map.Entry<String, Double>> getRandomised() {
    return shown(each -> randomisation.known(each).entrySet());
  }

  /** How the explanations have changed, by class and method. */
  public List<DriftChart> getDrift() {
    return shown(
        each ->
            drift.of(each.name(), each.versionName()).stream()
                .map(one -> new DriftChart(one, drift.limit(), words))
                .toList());
  }

  public List<Assurance> getAssurances() {
    return shown(each -> assurances(each.version().assurances()));
  }

  private List<Assurance> assurances(Assurances given) {
    LocalDate audit = given.biasAudit;
    return List.of(
        assurance("conformity", given.conformity),
        assurance("impactAssessment", given.impactAssessment),
        assurance("dataProvenance", given.dataProvenance),
        assurance("copyrightPolicy", given.copyrightPolicy),
        assurance("trainingSummary", given.trainingSummary),
        assurance("cacFiled", given.cacFiled),
        new Assurance(
            words.of("assurance.biasAudit"), audit != null, audit == null ? "" : audit.toString()));
  }

  private Assurance assurance(String code, boolean given) {
    return new Assurance(words.code("assurance", code), given, "");
  }

  /** SHA-256 by file, as they lie on the disk now. */
  public List<Map.Entry<String, String>> getFiles() {
    return shown(each -> models.fileDigests(each).entrySet());
  }

  /** Nothing where there is no such model, or the page only signs its reader out. */
  private <T> List<T> shown(Function<ModelInService, Collection<T>> part) {
    ModelInService found = model;
    return found == null ? List.of() : List.copyOf(part.apply(found));
  }

  public @Nullable ModelInService getModel() {
    return model;
  }

  public String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name == null ? "" : name;
  }

  public String getVersion() {
    return version;
  }

  public void setVersion(@Nullable String version) {
    this.version = version == null ? "" : version;
  }
}
