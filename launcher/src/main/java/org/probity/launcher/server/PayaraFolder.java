package org.probity.launcher.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.data.DataFolder;

/**
 * Payara's configuration and work files, made anew at each start: it would otherwise serve
 * yesterday's application first.
 */
record PayaraFolder(Path root) {
  private static final String LISTENERS =
      "set configs.config.server-config.network-config.network-listeners.network-listener.";
  private static final String PROTOCOLS =
      "set configs.config.server-config.network-config.protocols.protocol.";

  static PayaraFolder create(Path flat, DataFolder data) throws IOException {
    PayaraFolder folder = new PayaraFolder(data.cache().resolve("payara"));
    delete(folder.root);
    copy(flat.resolve("config"), folder.root.resolve("config"));
    copy(flat.resolve("lib"), folder.root.resolve("lib"));
    Files.writeString(folder.logging(), ServerLog.configuration(data.logs()));
    return folder;
  }

  Path logging() {
    return root.resolve("log.properties");
  }

  Path preBootCommands(Address address) throws IOException {
    List<String> commands = new ArrayList<>();
    @Nullable Tls tls = address.tls();
    String used = tls == null ? "http-listener" : "https-listener";
    String unused = tls == null ? "https-listener" : "http-listener";
    commands.add(LISTENERS + used + ".address=" + address.host());
    commands.add(LISTENERS + used + ".port=" + address.port());
    commands.add(LISTENERS + used + ".enabled=true");
    commands.add(LISTENERS + unused + ".enabled=false");
    if (tls != null) {
      commands.add(PROTOCOLS + used + ".ssl.cert-nickname=" + tls.alias());
    }
    // Which server and version answers is nobody's business.
    commands.add(PROTOCOLS + used + ".http.server-header=false");
    commands.add(PROTOCOLS + used + ".http.xpowered-by=false");
    return Files.write(root.resolve("before-start.asadmin"), commands);
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path source : tree(from)) {
      Path target = to.resolve(from.relativize(source).toString());
      if (Files.isDirectory(source)) {
        Files.createDirectories(target);
      } else {
        Files.copy(source, target);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path path : tree(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static List<Path> tree(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.toList();
    }
  }
}
