package org.probity.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The folder that {@code make package} builds; read-only while running.
 *
 * @param home holds {@code bin}, {@code conf}, {@code lib}, {@code payara}, {@code postgres},
 *     {@code app}, {@code models}
 */
public record Distribution(Path home) {

  /** The distribution whose {@code bin/probity} started this process. */
  public static Distribution running() {
    return new Distribution(Path.of(System.getProperty("probity.home")));
  }

  /** The web application, exploded. */
  public Path app() {
    return home.resolve("app");
  }

  public Path payara() {
    return home.resolve("payara");
  }

  public Path postgres() {
    return home.resolve("postgres");
  }

  /** One folder for each shipped model. */
  public Path models() {
    return home.resolve("models");
  }

  public static String version() {
    try (InputStream in = Distribution.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
