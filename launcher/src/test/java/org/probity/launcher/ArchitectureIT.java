package org.probity.launcher;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.probity.launcher.testing.ProbityProcess;

/** The borders of design.md, "Modules", held over the classes that the distribution ships. */
class ArchitectureIT {
  private static final String ROOT = "org.probity.";

  @SuppressWarnings("NullAway.Init") // read before all tests
  private static JavaClasses shipped;

  @BeforeAll
  static void read() throws IOException {
    Path distribution = ProbityProcess.distribution();
    List<Location> places = new ArrayList<>();
    places.add(Location.of(distribution.resolve("app/WEB-INF/classes")));
    for (String folder : new String[] {"app/WEB-INF/lib", "lib/cli"}) {
      try (Stream<Path> jars = Files.list(distribution.resolve(folder))) {
        jars.filter(jar -> jar.getFileName().toString().startsWith("probity-"))
            .forEach(jar -> places.add(Location.of(URI.create("jar:" + jar.toUri() + "!/"))));
      }
    }
    shipped = new ClassFileImporter().importLocations(places);
    assertThat(shipped.size()).isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource({
    "domain,",
    "inference,      domain",
    "detection,      domain inference",
    "rules,          domain",
    "explainability, domain inference",
    "audit,          domain",
    "persistence,    domain",
    "guard,          domain inference detection rules explainability audit",
    "reports,        domain rules explainability audit",
    "web,            domain inference detection rules explainability audit persistence guard reports",
    "launcher,       domain inference detection rules explainability audit persistence guard reports",
  })
  void moduleUsesOnlyWhatStandsBeforeIt(String module, @Nullable String uses) {
    Set<String> allowed = uses == null ? Set.of() : Set.of(uses.split(" "));
    ArchRuleDefinition.classes()
        .that()
        .resideInAPackage(ROOT + module + "..")
        .should(
            new ArchCondition<>("use only " + allowed) {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                item.getDirectDependenciesFromSelf().stream()
                    .filter(d -> !module.equals(moduleOf(d.getTargetClass())))
                    .filter(d -> !moduleOf(d.getTargetClass()).isEmpty())
                    .filter(d -> !allowed.contains(moduleOf(d.getTargetClass())))
                    .forEach(
                        d -> events.add(SimpleConditionEvent.violated(item, d.getDescription())));
              }
            })
        .allowEmptyShould(true)
        .check(shipped);
  }

  /** Compiled packs are the rules module's own, in packages of their own. */
  @Test
  void internalPackagesStayWithinTheirModule() {
    ArchRuleDefinition.classes()
        .that()
        .resideOutsideOfPackage("org.probity.packs..")
        .should(
            new ArchCondition<>("leave other modules' internals alone") {
              @Override
              public void check(JavaClass item, ConditionEvents events) {
                item.getDirectDependenciesFromSelf().stream()
                    .filter(d -> (d.getTargetClass().getPackageName() + ".").contains(".internal."))
                    .filter(d -> !moduleOf(d.getTargetClass()).isEmpty())
                    .filter(d -> !moduleOf(d.getTargetClass()).equals(moduleOf(item)))
                    .forEach(
                        d -> events.add(SimpleConditionEvent.violated(item, d.getDescription())));
              }
            })
        .check(shipped);
  }

  @Test
  void domainKnowsNoFrameworkButPersistenceAndValidation() {
    noClasses()
        .that()
        .resideInAPackage("org.probity.domain..")
        .should()
        .dependOnClassesThat(
            DescribedPredicate.describe(
                "belong to a framework",
                target ->
                    !target.getPackageName().startsWith("java.")
                        && !target.getPackageName().isEmpty()
                        && !target.getPackageName().startsWith("org.probity.domain")
                        && !target.getPackageName().startsWith("jakarta.persistence")
                        && !target.getPackageName().startsWith("jakarta.validation")
                        && !target.getPackageName().startsWith("com.fasterxml.uuid")
                        && !target.getPackageName().startsWith("org.jspecify")))
        .check(shipped);
  }

  /** Everything above {@code web} runs without a container. */
  @Test
  void onlyTheWebNeedsAContainer() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.probity.web..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "jakarta.servlet..",
            "jakarta.ws.rs..",
            "jakarta.faces..",
            "jakarta.enterprise..",
            "jakarta.ejb..")
        .check(shipped);
  }

  /** The offline verifier has few dependencies: it must not need the server's storage. */
  @Test
  void theVerifierStandsAlone() {
    noClasses()
        .that()
        .resideInAPackage("org.probity.audit.verify..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.sql..", "javax.sql..", "jakarta..", "org.probity.audit.internal..")
        .check(shipped);
  }

  private static String moduleOf(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.")[0] : "";
  }
}
