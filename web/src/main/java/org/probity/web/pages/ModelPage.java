package org.probity.web.pages;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.domain.ledger.EventType;
import org.probity.domain.model.Assurances;
import org.probity.domain.model.Lifecycle;
import org.probity.guard.GuardException;
import org.probity.guard.explain.RandomisationFigures;
import org.probity.guard.explain.drift.DriftDesk;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.web.api.AccessLog;
import org.probity.web.api.ModelSteps;
import org.probity.web.http.Refusal;

/** One version of a model: what it is, what it was measured to do, what its files are. */
@Named
@RequestScoped
public class ModelPage {
  private static final int MOST_ACTS = 50;
  @Inject private Models models;
  @Inject private RandomisationFigures randomisation;
  @Inject private DriftDesk drift;
  @Inject private ModelSteps steps;
  @Inject private Acts acts;
  @Inject private AccessLog access;
  @Inject private HttpServletRequest request;
  @Inject private Visitor visitor;
  @Inject private Words words;
  private String name = "";
  private String version = "";
  private @Nullable ModelInService model;
  private boolean confirmed;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ModelPage() {}

  /**
   * Something that an officer confirms, or not.
   *
   * @param detail a day, or nothing
   */
  public record Assurance(String sentence, boolean given, String detail) {}

  /** Before any component is asked whether it is there: which buttons are depends on the state. */
  @PostConstruct
  void find() {
    setName(request.getParameter("name"));
    setVersion(request.getParameter("version"));
    model = models.find(name, version).orElse(null);
  }

  /** On the first request and on every post-back. */
  public void open() throws IOException {
    if (model == null) {
      Addresses.missing();
      return;
    }
    access.read(visitor.caller(), "model", name + " " + version);
  }

  /** Steps that this reader may take now. */
  public List<String> getSteps() {
    ModelInService shown = model;
    if (shown == null || !visitor.isOfficer()) {
      return List.of();
    }
    List<String> steps =
        switch (shown.version().lifecycle()) {
          case REGISTERED, SUSPENDED -> List.of("activate", "retire");
          case ACTIVE ->
              shown.served() == null
                  ? List.of("activate", "suspend", "retire")
                  : List.of("suspend", "retire");
          case RETIRED -> List.of();
        };
    return shown.version().licenseVerified()
        ? steps
        : Stream.concat(Stream.of("license"), steps.stream()).toList();
  }

  public @Nullable String activate() {
    return step(() -> steps.activate(name, version, visitor.caller()));
  }

  public @Nullable String suspend() {
    return step(() -> steps.suspend(name, version, visitor.caller()));
  }

  public @Nullable String retire() {
    return step(() -> steps.retire(name, version, visitor.caller()));
  }

  /** Says that the licence was checked. */
  public @Nullable String license() {
    return step(() -> steps.checkLicense(name, version, true, visitor.caller()));
  }

  private @Nullable String step(Runnable step) {
    if (!visitor.isOfficer() || model == null) {
      return Problems.say(words.of("problem.FORBIDDEN"));
    }
    if (!confirmed) {
      return Problems.say(words.of("model.unconfirmed"));
    }
    try {
      step.run();
      return "/model?faces-redirect=true&name=" + name + "&version=" + version;
    } catch (GuardException e) {
      return Problems.say(words, e);
    } catch (Refusal e) {
      return Problems.say(words.of("problem.CONFLICT") + " " + words.reason(e));
    }
  }

  /** What happened to this version, from the ledger. */
  public List<Acts.Act> getActs() {
    return acts.latest(
        Set.of(EventType.MODEL),
        (leaf, beside) ->
            leaf.at("/model/name").asText().equals(name)
                && leaf.at("/model/version").asText().equals(version),
        Long.MAX_VALUE,
        MOST_ACTS);
  }

  public boolean isConfirmed() {
    return confirmed;
  }

  public void setConfirmed(boolean confirmed) {
    this.confirmed = confirmed;
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
