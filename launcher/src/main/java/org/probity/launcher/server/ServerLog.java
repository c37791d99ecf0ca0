package org.probity.launcher.server;

import java.nio.file.Path;
import java.util.Locale;

/** Where the server's words go: files that rotate, nothing on the console. */
final class ServerLog {
  private static final int FILES = 5;
  private static final int FILE_BYTES = 10 << 20;

  private ServerLog() {}

  /** A {@code java.util.logging} configuration. */
  static String configuration(Path folder) {
    return String.format(
        Locale.ROOT,
        """
        handlers=java.util.logging.FileHandler
        java.util.logging.FileHandler.pattern=%s/server.%%g.log
        java.util.logging.FileHandler.limit=%d
        java.util.logging.FileHandler.count=%d
        java.util.logging.FileHandler.append=true
        java.util.logging.FileHandler.encoding=UTF-8
        java.util.logging.FileHandler.formatter=java.util.logging.SimpleFormatter
        java.util.logging.SimpleFormatter.format=%%1$tFT%%1$tT.%%1$tL%%1$tz %%4$s %%3$s %%5$s%%6$s%%n
        .level=INFO
        org.probity.level=INFO
        fish.payara.boot.runtime.BootCommand.level=WARNING
        javax.enterprise.system.security.ssl.level=SEVERE
        org.hibernate.level=WARNING
        org.hibernate.orm.deprecation.level=SEVERE
        ai.djl.util.cuda.level=SEVERE
        com.hazelcast.level=WARNING
        """,
        folder.toString().replace("%", "%%"),
        FILE_BYTES,
        FILES);
  }
}
