package org.probity.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In a WAR the module lies in a child class loader, with no compiler beside it. */
class RuntimeClassPathTest {

  @Test
  void theShippedPackJudgesInALoaderOfItsOwnWithoutACompiler() throws Exception {
    String libraries = Files.readString(Path.of("target/runtime-classpath.txt")).strip();
    List<URL> urls = new ArrayList<>(List.of(new File("target/classes").toURI().toURL()));
    for (String library : libraries.split(File.pathSeparator, -1)) {
      urls.add(new File(library).toURI().toURL());
    }
    assertThat(libraries).doesNotContain("drools-model-codegen", "ecj", "javaparser");

    ClassLoader context = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
      assertThat(judgeIn(loader)).isEqualTo("DENY");
    } finally {
      Thread.currentThread().setContextClassLoader(context);
    }
  }

  /** The verdict on a request about which nothing is known. */
  private static String judgeIn(ClassLoader loader) throws ReflectiveOperationException {
    Class<?> engines = loader.loadClass(PolicyEngine.class.getName());
    Object engine = engines.getMethod("shipped").invoke(null);
    Object builder = loader.loadClass(FactSheet.class.getName()).getMethod("builder").invoke(null);
    Object sheet =
        loader.loadClass(FactSheet.class.getName() + "$Builder").getMethod("build").invoke(builder);
    Class<?> stages = loader.loadClass("org.probity.domain.decision.Stage");
    Object judgement =
        engines
            .getMethod("judge", sheet.getClass(), stages, java.time.LocalDate.class)
            .invoke(
                engine, sheet, stages.getEnumConstants()[0], java.time.LocalDate.of(2026, 11, 24));
    return String.valueOf(judgement.getClass().getMethod("verdict").invoke(judgement));
  }
}
