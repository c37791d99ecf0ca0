package org.probity.reports.forms;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.domain.fairness.FairnessReport;
import org.probity.domain.model.Assurances;
import org.probity.domain.model.ModelCard;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.record.ProcessingTerms;
import org.probity.domain.tensor.TensorSpec;

/** What can be looked up on record, and where. */
enum FactKind {
  MODEL_VERSION(files(model -> model.file().version().digest())),
  MODEL_PURPOSES(card(ModelCard::purposes)),
  MODEL_DESIGN(manifest(FactKind::design)),
  MODEL_INPUTS(manifest(manifest -> tensors(manifest.inputs()))),
  MODEL_OUTPUTS(manifest(manifest -> tensors(manifest.outputs()))),
  MODEL_LABELS(manifest(ModelManifest::labels)),
  MODEL_TRAINING_DATA(card(card -> card.trainingData().stream().map(FactKind::data).toList())),
  MODEL_METRICS(card(card -> new TreeMap<>(card.metrics()))),
  MODEL_GROUP_METRICS(card(FactKind::groups)),
  MODEL_LIMITATIONS(card(ModelCard::limitations)),
  MODEL_RISK_TIER(card(card -> card.riskTier().name().toLowerCase(Locale.ROOT))),
  MODEL_LICENSE(card(ModelCard::license)),
  MODEL_CONFORMITY(assured(assurances -> assurances.conformity)),
  MODEL_IMPACT_ASSESSMENT(assured(assurances -> assurances.impactAssessment)),
  MODEL_DATA_PROVENANCE(assured(assurances -> assurances.dataProvenance)),
  MODEL_CAC_FILED(assured(assurances -> assurances.cacFiled)),
  MODEL_BIAS_AUDIT(
      assured(assurances -> assurances.biasAudit == null ? "" : assurances.biasAudit.toString())),
  DECISION_GROUPS(decided(report -> DecidedGroups.of(report, false))),
  DECISION_INTERSECTIONS(decided(report -> DecidedGroups.of(report, true))),
  DECISION_UNKNOWN(decided(DecidedGroups::unknown)),
  RECORD_LEGAL_BASIS(terms(terms -> terms.legalBasis)),
  RECORD_PERSONAL_DATA(terms(terms -> terms.personalData)),
  RECORD_NOTICE(terms(terms -> terms.noticeGiven)),
  RECORD_JURISDICTIONS(terms(terms -> sorted(terms.jurisdictions))),
  RECORD_TRANSFERS(terms(FactKind::transfers)),
  RECORD_RETENTION_DAYS(terms(terms -> terms.retentionDays)),
  RECORD_SIGNIFICANT_EFFECT(terms(terms -> terms.significantEffect)),
  RECORD_SOLELY_AUTOMATED(terms(terms -> terms.solelyAutomated)),
  RECORD_HUMAN_REVIEW(terms(terms -> terms.humanReview)),
  RECORD_GROUP_ATTRIBUTES(
      terms(terms -> terms.groupAttributes == null ? "" : terms.groupAttributes)),
  PERSON_PURPOSES(person(PersonSummary::purposes)),
  PERSON_LEGAL_BASES(person(PersonSummary::legalBases)),
  PERSON_CATEGORIES(person(PersonSummary::categories)),
  PERSON_SOURCES(person(PersonSummary::sources)),
  PERSON_APPLICATIONS(person(PersonSummary::applications)),
  PERSON_MODELS(person(PersonSummary::models));

  @SuppressWarnings("ImmutableEnumChecker") // functions without state
  private final Function<OnRecord, Stream<Found>> source;

  FactKind(Function<OnRecord, Stream<Found>> source) {
    this.source = source;
  }

  private record Found(String of, Object value, @Nullable Long index) {}

  static FactKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  List<Fact> in(OnRecord onRecord) {
    return source
        .apply(onRecord)
        .map(found -> new Fact(this, found.of(), found.value(), found.index()))
        .toList();
  }

  private static Function<OnRecord, Stream<Found>> files(Function<OnRecord.Model, Object> value) {
    return onRecord ->
        onRecord.models().stream()
            .map(model -> new Found(model.name(), value.apply(model), model.named()));
  }

  /** The files that an entry names by their digest hold the manifest and the card. */
  private static Function<OnRecord, Stream<Found>> manifest(Function<ModelManifest, Object> value) {
    return files(model -> value.apply(model.file().manifest()));
  }

  private static Function<OnRecord, Stream<Found>> card(Function<ModelCard, Object> value) {
    return manifest(manifest -> value.apply(manifest.card()));
  }

  private static Function<OnRecord, Stream<Found>> assured(Function<Assurances, Object> value) {
    return onRecord ->
        onRecord.models().stream()
            .map(
                model ->
                    new Found(
                        model.name(),
                        value.apply(model.file().version().assurances()),
                        model.assured()));
  }

  /** The last report that counted shows the figures: whoever has it can count up to it. */
  private static Function<OnRecord, Stream<Found>> decided(Function<FairnessReport, Object> value) {
    return onRecord ->
        onRecord.models().stream()
            .flatMap(
                model -> {
                  FairnessReport report = model.fairness();
                  return report == null
                      ? Stream.empty()
                      : Stream.of(new Found(model.name(), value.apply(report), report.last()));
                });
  }

  private static Function<OnRecord, Stream<Found>> terms(Function<ProcessingTerms, Object> value) {
    return onRecord ->
        onRecord.records().stream()
            .map(
                record ->
                    new Found(record.name(), value.apply(record.record().terms()), record.index()));
  }

  private static Function<OnRecord, Stream<Found>> person(
      Function<PersonSummary, Map<String, Long>> value) {
    return onRecord ->
        onRecord.person() == null
            ? Stream.empty()
            : value.apply(onRecord.person()).entrySet().stream()
                .map(each -> new Found("", each.getKey(), each.getValue()));
  }

  private static Map<String, Object> design(ModelManifest manifest) {
    Map<String, Object> design = new TreeMap<>();
    design.put("task", manifest.task().code());
    design.put("format", manifest.format());
    if (manifest.architecture() != null) {
      design.put("architecture", manifest.architecture());
    }
    return design;
  }

  private static List<String> tensors(List<TensorSpec> specs) {
    return specs.stream()
        .map(spec -> spec.name() + " " + spec.datatype() + " " + spec.shape())
        .toList();
  }

  private static Map<String, String> data(ModelCard.TrainingData data) {
    return Map.of("name", data.name(), "license", data.license(), "url", data.url());
  }

  /** Figures by group that the maker measured on data held out. */
  private static Map<String, Double> groups(ModelCard card) {
    return card.metrics().entrySet().stream()
        .filter(
            metric ->
                metric.getKey().startsWith("impact_ratio_")
                    || metric.getKey().startsWith("selection_rate_"))
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  private static Map<String, Object> transfers(ProcessingTerms terms) {
    return terms.transferCountries.isEmpty()
        ? Map.of()
        : new TreeMap<>(
            Map.of("basis", terms.transferBasis, "countries", sorted(terms.transferCountries)));
  }

  private static List<String> sorted(Set<String> words) {
    return words.stream().sorted().toList();
  }
}
