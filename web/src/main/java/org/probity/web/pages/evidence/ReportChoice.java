package org.probity.web.pages.evidence;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.reports.forms.Form;
import org.probity.reports.pdf.ReportLanguage;
import org.probity.web.api.ExportDesk;

/** What an officer wants in a bundle, now or again and again: models, forms and language. */
@Named
@RequestScoped
public class ReportChoice {
  @Inject private ExportDesk desk;
  @Inject private Models models;
  private String[] chosenModels = {};
  private String[] chosenForms = {};
  private String language = ReportLanguage.BOTH.code();

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ReportChoice() {}

  /** Names; none stands for all. */
  Set<String> models() {
    return Set.copyOf(Arrays.asList(chosenModels));
  }

  /** Codes. */
  Set<String> forms() {
    return Set.copyOf(Arrays.asList(chosenForms));
  }

  ReportLanguage language() {
    return ReportLanguage.of(language).orElse(ReportLanguage.BOTH);
  }

  public List<String> getModelNames() {
    return models.all().stream().map(ModelInService::name).distinct().toList();
  }

  /** Those that disclose nothing of a person. */
  public List<String> getForms() {
    return Arrays.stream(Form.values()).filter(form -> !form.personal()).map(Form::code).toList();
  }

  /** Those that this distribution can write. */
  public List<String> getLanguages() {
    return desk.languages();
  }

  public String getLanguage() {
    return language;
  }

  public void setLanguage(@Nullable String language) {
    this.language = language == null ? "" : language;
  }

  public String[] getChosenModels() {
    return chosenModels.clone();
  }

  public void setChosenModels(String @Nullable [] chosen) {
    this.chosenModels = chosen == null ? new String[0] : chosen.clone();
  }

  public String[] getChosenForms() {
    return chosenForms.clone();
  }

  public void setChosenForms(String @Nullable [] chosen) {
    this.chosenForms = chosen == null ? new String[0] : chosen.clone();
  }
}
