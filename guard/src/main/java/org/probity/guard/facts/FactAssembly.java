package org.probity.guard.facts;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import org.probity.detection.EntityClass;
import org.probity.detection.Property;
import org.probity.detection.licenses.CodeText;
import org.probity.detection.licenses.TdmFinder;
import org.probity.domain.finding.Finding;
import org.probity.domain.model.ModelCard;
import org.probity.domain.model.ModelVersion;
import org.probity.domain.record.ProcessingRecord;
import org.probity.domain.record.ProcessingTerms;
import org.probity.guard.Context;
import org.probity.guard.Examined;
import org.probity.guard.InferenceRequest;
import org.probity.guard.consent.ConsentFacts;
import org.probity.guard.explain.RandomisationFigures;
import org.probity.guard.models.ModelInService;
import org.probity.rules.FactSheet;

/**
 * Puts together what the rules may know of one request: the processing record, narrowed by the
 * request; the consents on record; the model's card, its officer-set fields and measured figures;
 * and what detection found. What nobody states stays absent, and the fact table says what that
 * means.
 */
public final class FactAssembly {
  private static final String MODERATION = "content-moderation";
  private static final int ADULT = 18;

  /** Selection rate of the least chosen group by that of the most chosen; one metric a grouping. */
  private static final String IMPACT_RATIO = "impact_ratio_";

  /** Beyond it nothing is told apart any more; the index has no end. */
  private static final double MOST_PSI = 100;

  private static final List<String> OF_CONTENT = List.of("pii.", "score.", "lic.");

  /** Where a claim without a source may do harm (SEC-03). */
  private static final Set<String> GROUNDED = Set.of("MEDICAL_ADVICE", "JUSTICE");

  private static final Set<String> MODEL_SCORES = Set.of("HATE", "TOXICITY", "PROMPT_INJECTION");
  private final RecordsInForce records;
  private final ConsentFacts consents;
  private final Predicate<String> erasurePending;
  private final RandomisationFigures randomisation;
  private final MeasuredImpact measured;
  private final MeasuredDrift drift;
  private final Clock clock;

  /** What the recorded decisions of a model version gave to groups of persons. */
  @FunctionalInterface
  public interface MeasuredImpact {
    /** Lowest selection rate of a group by the highest, 0 to 1; empty while too few are known. */
    OptionalDouble of(String model, String version);
  }

  /** How far what a model version is asked has moved. */
  @FunctionalInterface
  public interface MeasuredDrift {
    /** Population stability index of the inputs, from 0; empty while too few are known. */
    OptionalDouble of(String model, String version);
  }

  /**
   * @param erasurePending whether the erasure of a person, named as the caller does, was requested
   */
  public FactAssembly(
      RecordsInForce records,
      ConsentFacts consents,
      Predicate<String> erasurePending,
      RandomisationFigures randomisation,
      MeasuredImpact measured,
      MeasuredDrift drift,
      Clock clock) {
    this.records = records;
    this.consents = consents;
    this.erasurePending = erasurePending;
    this.randomisation = randomisation;
    this.measured = measured;
    this.drift = drift;
    this.clock = clock;
  }

  public FactSheet ofRequest(InferenceRequest request, ModelInService model, Examined asked) {
    FactSheet.Builder facts = FactSheet.builder();
    Context context = request.context();
    facts.put("r.purpose", Names.inside(context.purpose()));
    Optional<ProcessingRecord> record = record(request);
    record.ifPresent(effective -> putRecord(facts, effective, context, asked));
    if (record.isEmpty()) {
      facts.put("r.personalData", true);
      facts.put("c.purposes", Set.of());
      putPlaces(facts, request);
    }
    String subject = context.subject();
    if (subject != null) {
      facts.put("r.erasurePending", erasurePending.test(subject));
    }
    consents.put(facts, request.caller().application(), context);
    putModel(facts, model, record.isPresent());
    putContent(facts, asked);
    String source = context.dataSource();
    if (source != null && TdmFinder.declared(source)) {
      facts.put("lic.TDM_OPTOUT", 100);
    }
    facts.put("r.moderationMaterial", moderates(model));
    facts.put("r.outputKind", outputKind(model));
    new Narrowing(context, record.map(ProcessingRecord::terms).orElse(null)).apply(facts);
    if (request.follows() != null) {
      facts.put("r.humanReviewer", true);
      facts.put("r.humanApproved", true);
    }
    return consents.withoutContested(facts.build(), request.caller().application(), context);
  }

  /**
   * After the model: what was found in its answer stands in place of what was found before.
   *
   * @param answers what people will read
   */
  public FactSheet ofResponse(FactSheet before, List<String> answers, Examined answered) {
    FactSheet.Builder facts = before.toBuilder();
    before.asMap().keySet().stream()
        .filter(name -> OF_CONTENT.stream().anyMatch(name::startsWith))
        .forEach(facts::remove);
    putContent(facts, answered);
    Object optedOut = before.asMap().get("lic.TDM_OPTOUT");
    if (optedOut != null) {
      facts.put("lic.TDM_OPTOUT", optedOut);
    }
    if (!answers.isEmpty()
        && GROUNDED.contains(before.asMap().get("r.purpose"))
        && !answered.scores().containsKey("UNGROUNDED")) {
      // Without sources nobody can tell what the answer rests on.
      facts.unknown("score.UNGROUNDED");
    }
    if (answers.stream().anyMatch(CodeText::looksLikeCode)) {
      facts.put("r.outputKind", "CODE");
    }
    return facts.build();
  }

  /** After an obliged explanation: whether there is one that is fit as evidence. */
  public FactSheet ofExplained(FactSheet after, boolean explained) {
    return after.toBuilder().put("r.explanationReady", explained).build();
  }

  private Optional<ProcessingRecord> record(InferenceRequest request) {
    String application = request.caller().application();
    return application == null
        ? Optional.empty()
        : records.effective(application, request.context().purpose());
  }

  /** Without a record of its own a use falls under the law of the application's other uses. */
  private void putPlaces(FactSheet.Builder facts, InferenceRequest request) {
    Set<String> places = new TreeSet<>();
    records.all().stream()
        .filter(record -> record.state() == ProcessingRecord.State.EFFECTIVE)
        .filter(record -> record.application().equals(request.caller().application()))
        .forEach(record -> places.addAll(record.terms().jurisdictions));
    Set<String> requested = request.context().jurisdictions();
    if (!places.isEmpty() || !requested.isEmpty()) {
      facts.put("jurisdictions", Jurisdictions.applicable(places, requested));
    }
  }

  private static void putRecord(
      FactSheet.Builder facts, ProcessingRecord record, Context context, Examined asked) {
    ProcessingTerms terms = record.terms();
    boolean identified =
        context.subject() != null
            || asked.findings().stream()
                .anyMatch(finding -> !EntityClass.of(finding.entityType()).isEmpty());
    boolean unread = asked.scans().stream().anyMatch(scan -> !scan.unknown().isEmpty());
    if (unread && !terms.personalData && !identified) {
      facts.unknown("r.personalData");
    } else {
      facts.put("r.personalData", terms.personalData || identified);
    }
    facts.put("c.basis", Names.inside(terms.legalBasis));
    facts.put("c.noticeGiven", terms.noticeGiven);
    Set<String> disclosed = new TreeSet<>();
    disclosed.add(Names.inside(record.purpose()));
    terms.disclosedPurposes.forEach(purpose -> disclosed.add(Names.inside(purpose)));
    facts.put("c.purposes", disclosed);
    facts.put(
        "jurisdictions", Jurisdictions.applicable(terms.jurisdictions, context.jurisdictions()));
    facts.put("r.crossBorder", !terms.transferCountries.isEmpty());
    facts.put("r.transferBasis", Names.inside(terms.transferBasis));
    facts.put("r.logRetentionDays", terms.retentionDays);
    facts.put("r.commercialUse", terms.commercialUse);
    facts.put("r.publicService", terms.publicService);
    facts.put("r.significantEffect", terms.significantEffect);
    facts.put("r.soleAutomated", terms.solelyAutomated);
    facts.put("r.humanReviewer", terms.humanReview);
    facts.put("r.promptReuse", terms.promptReuse);
    facts.put("r.aiDisclosed", terms.aiDisclosed);
    facts.put("r.editorialReview", terms.editorialReview);
    if (terms.adultsOnly) {
      facts.put("r.userAge", ADULT);
    }
  }

  private void putModel(FactSheet.Builder facts, ModelInService model, boolean onRecord) {
    ModelCard card = model.manifest().card();
    ModelVersion version = model.version();
    facts.put("m.license", card.license());
    facts.put("m.licenseVerified", version.licenseVerified());
    facts.put("m.riskTier", card.riskTier().name());
    // A use that no processing record describes is outside every intended purpose (OVS-03).
    Set<String> purposes = new TreeSet<>();
    if (onRecord) {
      card.purposes().forEach(purpose -> purposes.add(Names.inside(purpose)));
    }
    facts.put("m.purposes", purposes);
    facts.put("m.gpai", card.gpai());
    facts.put("m.external", card.external());
    facts.put("m.lifecycle", version.lifecycle().name());
    facts.put("m.hashVerified", model.hashVerified());
    facts.put("m.conformity", version.assurances().conformity);
    facts.put("m.impactAssessment", version.assurances().impactAssessment);
    facts.put("m.dataProvenance", version.assurances().dataProvenance);
    facts.put("m.copyrightPolicy", version.assurances().copyrightPolicy);
    facts.put("m.trainingSummary", version.assurances().trainingSummary);
    facts.put("m.cacFiled", version.assurances().cacFiled);
    LocalDate audit = version.assurances().biasAudit;
    if (audit != null) {
      LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      facts.put("m.biasAuditAgeDays", (int) ChronoUnit.DAYS.between(audit, today));
    }
    // The lower of what its maker measured and what its decisions show: whoever reports outcomes
    // cannot talk a model fairer than it was made.
    OptionalDouble recorded = measured.of(model.name(), model.versionName());
    DoubleStream.concat(
            card.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().startsWith(IMPACT_RATIO))
                .mapToDouble(Map.Entry::getValue),
            recorded.isPresent() ? DoubleStream.of(recorded.getAsDouble()) : DoubleStream.empty())
        .min()
        .ifPresent(
            impact -> facts.put("m.disparateImpact", percent(Math.max(0, Math.min(1, impact)))));
    drift
        .of(model.name(), model.versionName())
        .ifPresent(psi -> facts.put("m.driftPsi", percent(Math.min(MOST_PSI, psi))));
    facts.put("r.explanationReady", randomisation.explains(model));
  }

  private static void putContent(FactSheet.Builder facts, Examined examined) {
    Map<EntityClass, Double> surest = new HashMap<>();
    for (Finding finding : examined.findings()) {
      for (EntityClass type : EntityClass.of(finding.entityType())) {
        surest.merge(type, finding.score(), Math::max);
      }
    }
    surest.forEach((type, score) -> facts.put("pii." + type.name(), percent(score)));
    // More may be there than was found, and surer.
    examined.scans().stream()
        .flatMap(scan -> scan.unknown().stream())
        .distinct()
        .forEach(type -> facts.unknown("pii." + type.name()));
    Map<String, Double> property = new HashMap<>();
    examined.findings().stream()
        .filter(Property::is)
        .forEach(finding -> property.merge(finding.entityType(), finding.score(), Math::max));
    property.forEach((type, score) -> facts.put("lic." + type, percent(score)));
    examined.scores().forEach((name, score) -> facts.put("score." + name, percent(score)));
    if (!examined.scans().isEmpty()) {
      // There was a text, and the detector could not look at it: not known is not harmless.
      MODEL_SCORES.stream()
          .filter(name -> !examined.scores().containsKey(name))
          .forEach(name -> facts.unknown("score." + name));
    }
  }

  /** The first purpose on a card is the model's main one. */
  private static boolean moderates(ModelInService model) {
    List<String> purposes = model.manifest().card().purposes();
    return !purposes.isEmpty() && purposes.get(0).equals(MODERATION);
  }

  private static String outputKind(ModelInService model) {
    return switch (model.manifest().task()) {
      case EMBEDDING -> "EMBEDDING";
      case IMAGE_GENERATION -> "IMAGE";
      default -> "LABEL";
    };
  }

  private static int percent(double score) {
    return (int) Math.round(score * 100);
  }
}
