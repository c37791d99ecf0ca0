package org.probity.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.probity.audit.AppendRequest;
import org.probity.audit.Entry;
import org.probity.audit.verify.BundleVerifier;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.fairness.FairnessReport;
import org.probity.domain.fairness.GroupFigure;
import org.probity.domain.fairness.Grouping;
import org.probity.domain.fairness.Interval;
import org.probity.domain.fairness.Rate;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.domain.model.ModelVersion;
import org.probity.domain.record.ProcessingRecord;
import org.probity.domain.record.ProcessingTerms;
import org.probity.reports.forms.Form;
import org.probity.rules.PolicyPack;

/** Forms say of each clause which entries bear on it, and no more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PolicyPack PACK = PolicyPack.shipped();
  private static final Instant TIME = Instant.parse("2026-11-26T08:00:00Z");
  private static final String OFFICER = "officer:o1";

  private final Fixture fixture;
  private final Map<String, byte[]> files;

  FormsTest(@TempDir Path folder) throws IOException {
    fixture = new Fixture(folder, 0);
    ModelVersion model = MlBomTest.version();
    Map<String, String> named =
        Map.of("name", model.name(), "version", model.version(), "digest", model.digest());
    append(EventType.MODEL, Map.copyOf(named));
    append(
        EventType.RECORD,
        Map.of("step", "approve", "application", "shop", "purpose", "credit-scoring"));
    decide(named, "deny", new LedgerEvent.Rule("PRV-15", "ESCALATE"), null);
    decide(named, "allow", new LedgerEvent.Rule("PRV-08", "REDACT"), "person-1");
    files = Zips.read(export(EnumSet.allOf(Form.class), "person-1"));
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  private void append(EventType type, Map<String, Object> sealed) {
    fixture.ledger.append(AppendRequest.of(LedgerEvent.of(type, TIME, OFFICER, sealed)));
  }

  private void decide(
      Map<String, String> model, String verdict, LedgerEvent.Rule rule, @Nullable String subject) {
    fixture.ledger.append(
        AppendRequest.of(
            new LedgerEvent(
                EventType.DECISION,
                TIME,
                DecisionId.next(),
                "app:k1",
                model,
                PACK.hash(),
                LocalDate.parse("2026-11-26"),
                verdict,
                List.of(rule),
                null,
                subject,
                Map.of(
                    "application", "shop",
                    "context", Map.of("purpose", "credit-scoring"),
                    "findings", List.of(Map.of("entity_type", "EMAIL_ADDRESS")),
                    "rules", List.of(),
                    "inputs", List.of(Map.of("name", "text", "data", List.of("Secret of one"))),
                    "outputs", List.of(),
                    "transformations", List.of()))));
  }

  private Path export(Set<Form> forms, @Nullable String person) {
    Path target = fixture.folder.resolve("forms-" + forms.size() + ".zip");
    BundleRequest request = BundleRequest.of(fixture.everything(), OFFICER).answering(forms);
    Set<Long> about =
        person == null
            ? Set.of()
            : Set.copyOf(fixture.ledger.about(fixture.ledger.reference(person)));
    new BundleWriter(fixture.ledger, new Contents(about), Clock.systemUTC()).write(request, target);
    return target;
  }

  private final class Contents implements BundleContents {
    private final Set<Long> about;

    Contents(Set<Long> about) {
      this.about = about;
    }

    @Override
    public Optional<byte[]> pack(String hash) {
      return Optional.of(PACK.source());
    }

    @Override
    public Optional<Map<String, Object>> disclosed(Entry entry) {
      return about.contains(entry.index()) ? fixture.ledger.unseal(entry) : Optional.empty();
    }

    @Override
    public Optional<ModelFile> model(ModelName name) {
      return Optional.of(
          new ModelFile(
              MlBomTest.manifest(MlBomTest.bare()),
              MlBomTest.version(),
              new TreeMap<>(MlBomTest.files())));
    }

    @Override
    public Optional<FairnessReport> fairness(ModelName name, long from, long to) {
      return Optional.of(
          new FairnessReport(
              name.name(),
              name.version(),
              "good",
              110,
              0,
              3,
              List.of(grouping("sex"), grouping("age", "sex"))));
    }

    /** A hundred of whom half were favoured, and a handful of others. */
    private Grouping grouping(String... attributes) {
      Interval wide = new Interval(0, 1);
      GroupFigure.Comparison same =
          new GroupFigure.Comparison(1.0, null, 0, wide, null, null, null);
      TreeMap<String, String> many = new TreeMap<>();
      TreeMap<String, String> few = new TreeMap<>();
      for (String attribute : attributes) {
        many.put(attribute, attribute + "-many");
        few.put(attribute, attribute + "-few");
      }
      return new Grouping(
          List.of(attributes),
          many,
          List.of(
              new GroupFigure(few, new Rate(1, 7, wide), null, null, same, List.of()),
              new GroupFigure(many, new Rate(50, 100, wide), null, null, same, List.of())),
          1.0,
          0,
          null,
          null,
          null,
          3);
    }

    @Override
    public List<ProcessingRecord> records() {
      ProcessingTerms terms = new ProcessingTerms();
      terms.legalBasis = "contract";
      ProcessingRecord record =
          new ProcessingRecord(
              DecisionId.next().value(), "shop", "credit-scoring", terms, OFFICER, TIME);
      record.approve("officer:o2", TIME);
      return List.of(record);
    }
  }

  private byte[] file(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  private JsonNode form(Form form) throws IOException {
    return JSON.readTree(file(form.file()));
  }

  private JsonNode line(Form form, String clause) throws IOException {
    for (JsonNode line : form(form).path("lines")) {
      if (line.path("clause").asText().equals(clause)) {
        return line;
      }
    }
    throw new AssertionError(form + " has no line " + clause);
  }

  @ParameterizedTest
  @EnumSource
  void isAsItsSchemaSays(Form form) {
    assertThat(Schemas.errors(file("schemas/form.schema.json"), file(form.file()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void isInBothLanguages(Form form) throws IOException {
    for (JsonNode line : form(form).path("lines")) {
      for (String member : List.of("asks_zh", "status_zh")) {
        assertThat(line.path(member).asText()).as(line.toString()).containsPattern("\\p{IsHan}");
      }
      assertThat(line.has("not_evidenced")).isEqualTo(line.has("not_evidenced_zh"));
    }
  }

  /** The validator would be of no use if it took anything. */
  @Test
  void theSchemaTells() {
    String sound = new String(file(Form.ANNEX_IV.file()), UTF_8);
    for (String wrong :
        List.of(
            sound.replaceFirst("\"status\" : \"partly-evidenced\"", "\"status\" : \"proven\""),
            sound.replaceFirst("\"status\" : \"partly-e", "\"status\" : \"not-e"),
            sound.replaceFirst("\"asks\"", "\"asked\""))) {
      assertThat(wrong).isNotEqualTo(sound);
      assertThat(Schemas.errors(file("schemas/form.schema.json"), wrong.getBytes(UTF_8)))
          .isNotEmpty();
    }
  }

  @Test
  void theOtherFilesAreAsTheirSchemasSay() throws IOException {
    assertThat(Schemas.errors(file("schemas/manifest.schema.json"), file("manifest.json")))
        .isEmpty();
    for (String line : new String(file("entries.jsonl"), UTF_8).split("\n")) {
      assertThat(Schemas.errors(file("schemas/entry.schema.json"), line.getBytes(UTF_8))).isEmpty();
    }
  }

  @Test
  void theModelsAreValidCycloneDx() throws IOException {
    assertThat(new JsonParser().validate(file("models.cdx.json"), Version.VERSION_16)).isEmpty();
    assertThat(JSON.readTree(file("models.cdx.json")).at("/components/0/name").asText())
        .isEqualTo("reviews");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ANNEX_IV            | Annex IV 1(a)                    | partly-evidenced
          ANNEX_IV            | Annex IV 1(h)                    | not-evidenced
          ANNEX_IV            | Annex IV 4                       | not-evidenced
          ANNEX_IV            | Annex IV 8                       | not-evidenced
          LOG_EXTRACT         | 12(2)(b)                         | evidenced
          LOG_EXTRACT         | 12(3)                            | not-evidenced
          EXPLANATION         | 86(1): role                      | partly-evidenced
          SUBJECT_ACCESS      | 15(1)(a)                         | evidenced
          SUBJECT_ACCESS      | 15(1)(f)                         | not-evidenced
          PROCESSING_RECORD   | 30(1)(a)                         | not-evidenced
          PROCESSING_RECORD   | 30(1)(b)                         | evidenced
          IMPACT_ASSESSMENT   | 35(7)(b)                         | not-evidenced
          BIAS_AUDIT          | 6 RCNY 5-301(b)(3)               | partly-evidenced
          BIAS_AUDIT          | 6 RCNY 5-301(c)                  | not-evidenced
          CN_ALGORITHM_FILING | CN GenAI 17                      | not-evidenced
          CN_LABELLING        | CN Labelling Measures 4          | not-evidenced
          CN_CONTENT          | CN GenAI 15                      | not-evidenced
          """)
  void eachClauseSaysWhetherEntriesBearOnIt(Form form, String clause, String status)
      throws IOException {
    assertThat(line(form, clause).path("status").asText()).isEqualTo(status);
  }

  @Test
  void aClauseLinksToTheEntriesOfThePoliciesWrittenAfterIt() throws IOException {
    JsonNode line = line(Form.SUBJECT_ACCESS, "15(1)(h)");
    JsonNode fired = line.path("entries").get(line.path("entries").size() - 1);
    assertThat(fired.path("shows").asText()).contains("PRV-15");
    assertThat(fired.path("indexes").toString()).isEqualTo("[2]");
  }

  @Test
  void factsNameTheEntryThatShowsThem() throws IOException {
    JsonNode purposes = line(Form.ANNEX_IV, "Annex IV 1(a)").at("/facts/0");
    assertThat(purposes.path("of").asText()).isEqualTo("reviews 1");
    assertThat(purposes.path("value").toString()).contains("mail-filtering");
    assertThat(purposes.path("index").asLong()).isZero();
    JsonNode basis = line(Form.PROCESSING_RECORD, "30(1)(b)").at("/facts/0");
    assertThat(basis.path("value").asText()).isEqualTo("contract");
    assertThat(basis.path("index").asLong()).isEqualTo(1);
  }

  @Test
  void decisionsTakenAreShownByGroupButNotOfAHandful() throws IOException {
    JsonNode fact = line(Form.BIAS_AUDIT, "6 RCNY 5-301(b)(1)-(2)").at("/facts/0");
    assertThat(fact.path("index").asLong()).isEqualTo(3);
    assertThat(fact.at("/value/sex/sex-many/selection_rate").asDouble()).isEqualTo(0.5);
    assertThat(fact.at("/value/sex/sex-few").toString()).isEqualTo("{\"persons_below\":10}");
    assertThat(fact.at("/value/age & sex").isMissingNode()).isTrue();
    assertThat(line(Form.BIAS_AUDIT, "6 RCNY 5-301(b)(4)").at("/facts/0/value/sex").asInt())
        .isEqualTo(3);
  }

  @Test
  void aPersonSeesTheirDecisionsAlone() throws IOException {
    JsonNode access = form(Form.SUBJECT_ACCESS);
    assertThat(access.path("decisions")).hasSize(1);
    assertThat(access.at("/decisions/0/inputs/0/data/0").asText()).isEqualTo("Secret of one");
    assertThat(access.at("/decisions/0/index").asLong()).isEqualTo(3);
    assertThat(line(Form.SUBJECT_ACCESS, "15(1)(b)").at("/facts/0/value").asText())
        .isEqualTo("EMAIL_ADDRESS");
    assertThat(form(Form.EXPLANATION).at("/decisions/0/explanation").isNull()).isTrue();
  }

  @Test
  void nothingSealedIsInTheFormsOfOrganisations() throws IOException {
    Set<Form> forms = EnumSet.allOf(Form.class);
    forms.removeIf(Form::personal);
    Path bundle = export(forms, null);
    assertThat(BundleVerifier.verify(bundle, List.of(), null).failure()).isNull();
    assertThat(Script.verify(bundle)).startsWith("0 ");
    for (byte[] content : Zips.read(bundle).values()) {
      assertThat(new String(content, UTF_8)).doesNotContain("Secret of one", "EMAIL_ADDRESS");
    }
  }
}
