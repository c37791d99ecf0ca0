package org.probity.launcher.database;

import java.net.URLConnection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.probity.launcher.LauncherException;

/** Brings the schema forward; never back, and never behind a newer one's back. */
public final class Migrations {
  private static final String JAR = "jar";
  private static final String SCHEMA = "classpath:db/migration";
  private static final String GRANTS = "classpath:org/probity/launcher/database/grants";

  private Migrations() {}

  public static void run(Database database) {
    Login owner = database.owner();
    // Payara, which starts meanwhile, closes the jar files that the JDK keeps open for all.
    boolean cached = URLConnection.getDefaultUseCaches(JAR);
    URLConnection.setDefaultUseCaches(JAR, false);
    try {
      Flyway flyway =
          Flyway.configure(Migrations.class.getClassLoader())
              .dataSource(owner.dataSource())
              .locations(SCHEMA, GRANTS)
              .placeholders(Map.of("writer", database.writer().user()))
              .load();
      refuseNewer(flyway.info().all());
      flyway.migrate();
    } catch (FlywayException e) {
      throw explain(owner, e);
    } finally {
      URLConnection.setDefaultUseCaches(JAR, cached);
    }
  }

  private static void refuseNewer(MigrationInfo[] migrations) {
    MigrationVersion known =
        Arrays.stream(migrations)
            .filter(m -> m.getState() != MigrationState.FUTURE_SUCCESS)
            .map(MigrationInfo::getVersion)
            .filter(Objects::nonNull)
            .max(MigrationVersion::compareTo)
            .orElse(MigrationVersion.EMPTY);
    for (MigrationInfo migration : migrations) {
      if (migration.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new LauncherException(
            "The database was written by a newer version (schema %s, this one knows %s); start that version, or restore a backup.",
            migration.getVersion(), known);
      }
    }
  }

  private static LauncherException explain(Login owner, FlywayException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return DatabaseFailures.explain(owner, sql);
      }
    }
    return new LauncherException(
        "The database's schema cannot be brought up to date: "
            + String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given"),
        e);
  }
}
