package org.probity.web.wiring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.audit.AppendRequest;
import org.probity.audit.Ledger;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.account.ApiKey;
import org.probity.domain.account.Role;
import org.probity.domain.decision.DecisionId;
import org.probity.domain.ledger.EventType;
import org.probity.domain.ledger.LedgerEvent;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.ModelVersion;
import org.probity.domain.model.ModelVersions;
import org.probity.domain.record.ProcessingRecord;
import org.probity.domain.record.ProcessingRecords;
import org.probity.domain.record.ProcessingTerms;
import org.probity.domain.work.Works;
import org.probity.guard.works.NewWork;
import org.probity.guard.works.ShippedWorks;
import org.probity.guard.works.WorkDesk;
import org.probity.inference.ModelFolder;
import org.probity.web.http.Json;
import org.probity.web.security.Secrets;

/**
 * What a new data folder begins with: accounts with random secrets, the first application with its
 * processing records, and the shipped models. The credentials file is written before the accounts
 * are, so that none is made that nobody can use.
 */
@ApplicationScoped
public class FirstRun {
  private static final String SYSTEM = "system";
  private static final String APPLICATION = "first-run";
  private static final Duration REGULATOR_TERM = Duration.ofDays(90);
  private static final List<String> PURPOSES =
      List.of(
          "content-moderation", "mail-filtering", "image-classification", "credit-scoring", "demo");

  @Inject private Settings settings;
  @Inject private Accounts accounts;
  @Inject private ProcessingRecords records;
  @Inject private ModelVersions models;
  @Inject private Works works;
  @Inject private WorkDesk workDesk;
  @Inject private Ledger ledger;
  @Inject private Secrets secrets;
  @Inject private Clock clock;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public FirstRun() {}

  void prepare() {
    if (accounts.all().isEmpty()) {
      makeAccounts();
    }
    PURPOSES.stream()
        .filter(purpose -> records.effective(APPLICATION, purpose).isEmpty())
        .forEach(this::makeRecord);
    shipped().forEach(this::register);
    registerWorks();
  }

  private void makeAccounts() {
    ObjectNode file = Json.object();
    List<Person> people =
        List.of(
            person("admin", Role.ADMIN, null, file),
            person("officer", Role.OFFICER, null, file),
            person("officer2", Role.OFFICER, null, file),
            person("regulator", Role.REGULATOR, clock.instant().plus(REGULATOR_TERM), file));
    Secrets.NewKey app = secrets.newKey();
    file.putObject("app").put("key", app.text());
    write(file);
    record(EventType.ACCOUNT, Map.of("first_run", PURPOSES));
    for (Person person : people) {
      person.account().consent(SYSTEM);
      accounts.save(person.account());
      accounts.save(ApiKey.forAccount(person.key().id(), person.key().mac(), person.account()));
    }
    accounts.save(
        ApiKey.forApplication(app.id(), app.mac(), APPLICATION, Set.of(), PURPOSES.get(0)));
  }

  private record Person(Account account, Secrets.NewKey key) {}

  private Person person(String name, Role role, @Nullable Instant until, ObjectNode file) {
    String password = secrets.newPassword();
    Secrets.NewKey key = secrets.newKey();
    file.putObject(name).put("user", name).put("password", password).put("key", key.text());
    Account account =
        new Account(
            DecisionId.next().value(), name, role, secrets.hash(password), clock.instant(), until);
    return new Person(account, key);
  }

  /** Readable by the owner only, and whole or not at all. */
  private void write(ObjectNode file) {
    Path target = settings.data().resolve("first-run-credentials.json");
    Path draft = settings.data().resolve("first-run-credentials.json.part");
    try {
      Files.deleteIfExists(draft);
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(draft, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(file));
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void makeRecord(String purpose) {
    ProcessingTerms terms = new ProcessingTerms();
    terms.legalBasis = "legitimate-interests";
    terms.noticeGiven = true;
    terms.adultsOnly = true;
    terms.jurisdictions = Set.of("EU");
    terms.personalData = !purpose.equals("demo");
    terms.aiDisclosed = true;
    terms.significantEffect = purpose.equals("credit-scoring");
    terms.solelyAutomated = purpose.equals("credit-scoring");
    ProcessingRecord shipped =
        new ProcessingRecord(
            DecisionId.next().value(), APPLICATION, purpose, terms, SYSTEM, clock.instant());
    shipped.approve("first-run", clock.instant());
    record(EventType.RECORD, Map.of("application", APPLICATION, "purpose", purpose));
    records.save(shipped);
  }

  private List<Path> shipped() {
    try (Stream<Path> folders = Files.list(settings.models())) {
      return folders.filter(folder -> Files.exists(folder.resolve("model.json"))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Registers a shipped model as active; a distribution that was moved is found again. */
  private void register(Path folder) {
    ModelManifest manifest = ModelFolder.manifest(folder);
    ModelVersion known = models.find(manifest.name(), manifest.version()).orElse(null);
    if (known != null) {
      if (!Files.exists(Path.of(known.folder()))) {
        known.moveTo(folder.toString());
        models.save(known);
      }
      return;
    }
    ModelVersion version =
        new ModelVersion(
            manifest.name(),
            manifest.version(),
            ModelFolder.digest(folder),
            folder.toString(),
            SYSTEM,
            clock.instant());
    version.verifyLicense(true);
    version.assurances().dataProvenance = true;
    version.assurances().impactAssessment = Files.exists(folder.resolve("IMPACT.md"));
    version.activate(clock.instant());
    record(
        EventType.MODEL,
        Map.of("name", version.name(), "version", version.version(), "digest", version.digest()));
    models.save(version);
  }

  /** Once: what an officer removed does not come back. */
  private void registerWorks() {
    List<NewWork> shipped = ShippedWorks.all();
    if (works.withDigests(shipped.stream().map(NewWork::digest).toList()).isEmpty()) {
      workDesk.register(shipped, SYSTEM);
    }
  }

  private void record(EventType type, Map<String, Object> what) {
    ledger.append(AppendRequest.of(LedgerEvent.of(type, clock.instant(), SYSTEM, what)));
  }
}
