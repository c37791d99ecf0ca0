package org.probity.launcher.boot;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the command line in a class loader of its own, so that its libraries (Flyway, JDBC, picocli)
 * never reach the web application, and Payara's never reach the command line.
 */
public final class Boot {
  private static final String MAIN = "org.probity.launcher.Main";

  private Boot() {}

  /**
   * @param args the command line; system property {@code probity.home} names the distribution
   */
  public static void main(String[] args) throws IOException, ReflectiveOperationException {
    Path home = Path.of(System.getProperty("probity.home"));
    ClassLoader loader = new IsolatedLoader(libraries(home), Boot.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(loader);
    try {
      loader.loadClass(MAIN).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof LinkageError broken) {
        System.err.println("probity: This distribution is incomplete: " + broken.getMessage());
        System.exit(1);
      }
      throw e;
    }
  }

  /**
   * The command line's own jars first, then the application's and the model host's for its work.
   */
  private static URL[] libraries(Path home) throws IOException {
    List<URL> urls = new ArrayList<>(jars(home.resolve("lib/cli")));
    urls.add(home.resolve("app/WEB-INF/classes/").toUri().toURL());
    urls.addAll(jars(home.resolve("app/WEB-INF/lib")));
    urls.addAll(jars(home.resolve("lib/host")));
    return urls.toArray(URL[]::new);
  }

  private static List<URL> jars(Path folder) throws IOException {
    List<URL> urls = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
          urls.add(jar.toUri().toURL());
        }
      }
    }
    return urls;
  }
}
