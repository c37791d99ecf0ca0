package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.probity.domain.model.Lifecycle;
import org.probity.domain.model.RiskTier;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.web.api.AccessLog;

/** The register of models. */
@Named
@RequestScoped
public class ModelsPage {
  @Inject private Models models;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  private List<ModelInService> all = List.of();

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ModelsPage() {}

  public void open() {
    access.read(visitor.caller(), "models", "all");
    all = List.copyOf(models.all());
  }

  public List<ModelInService> getModels() {
    return all;
  }

  public String getAnswer() {
    long serving = all.stream().filter(model -> model.served() != null).count();
    long high =
        all.stream()
            .filter(model -> model.version().lifecycle() == Lifecycle.ACTIVE)
            .filter(model -> model.manifest().card().riskTier() == RiskTier.HIGH)
            .count();
    return words.format("models.answer", serving, all.size(), high);
  }

  /** An active version that does not answer says so. */
  public String state(ModelInService model) {
    boolean silent = model.version().lifecycle() == Lifecycle.ACTIVE && model.served() == null;
    return silent
        ? words.of("lifecycle.silent")
        : words.code("lifecycle", model.version().lifecycle());
  }
}
