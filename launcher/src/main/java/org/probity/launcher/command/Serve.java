package org.probity.launcher.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.Distribution;
import org.probity.launcher.data.DataFolder;
import org.probity.launcher.data.DataLock;
import org.probity.launcher.database.ExternalDatabase;
import org.probity.launcher.server.Address;
import org.probity.launcher.server.ClassArchive;
import org.probity.launcher.server.Server;
import org.probity.launcher.server.Tls;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves until it is told to stop. */
@Command(
    name = "serve",
    description = "Starts the server, with a PostgreSQL of its own unless a database URL is given.",
    footerHeading = "%n",
    footer =
        "A database of one's own is named by --db-url or PROBITY_DB_URL, with PROBITY_DB_USER and PROBITY_DB_PASSWORD; its owner, who changes the schema, by PROBITY_DB_OWNER_USER and PROBITY_DB_OWNER_PASSWORD (else the same user).",
    mixinStandardHelpOptions = true)
public final class Serve implements Callable<Integer> {
  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "Address to listen on; 0.0.0.0 for all. Default: ${DEFAULT-VALUE}.")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Port to listen on. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--data",
      defaultValue = "data",
      paramLabel = "DIR",
      description = "Folder of everything that lasts. Default: ./${DEFAULT-VALUE}.")
  private Path data = Path.of("data");

  @Option(
      names = "--db-url",
      paramLabel = "URL",
      description = "jdbc:postgresql://host:port/name of a database to use instead.")
  private @Nullable String databaseUrl;

  @ArgGroup(exclusive = false)
  private @Nullable KeyOptions key;

  static final class KeyOptions {
    @Option(
        names = "--keystore",
        required = true,
        paramLabel = "FILE",
        description = "PKCS #12 file with the key and certificate for TLS.")
    private Path keystore = Path.of("");

    @Option(
        names = "--keystore-password-file",
        required = true,
        paramLabel = "FILE",
        description = "File whose first line is its password.")
    private Path passwordFile = Path.of("");
  }

  @Override
  public Integer call() throws InterruptedException {
    Address address = new Address(host, port, tls());
    DataFolder folder = DataFolder.open(data);
    DataLock lock = DataLock.acquire(folder);
    address.requireFree();
    @Nullable ExternalDatabase external = ExternalDatabase.find(databaseUrl, System.getenv());
    Console console = Console.keepFor(folder);
    console
        .out()
        .println(
            "Probity "
                + Distribution.version()
                + " starts; data in "
                + folder.root()
                + ", log in "
                + folder.logs());
    Server server = new Server(Distribution.running(), folder, address, external);
    stopWithTheProcess(server, lock);
    try {
      server.start();
    } catch (RuntimeException e) {
      Failure.report(e, folder, console);
      server.stopDatabase();
      // Payara may still be starting; its shutdown hook would wait for it and fill the console.
      Runtime.getRuntime().halt(1);
    }
    console
        .out()
        .println(
            "Probity is ready at "
                + address.url()
                + " — first-run credentials: "
                + folder.firstRunCredentials());
    ClassArchive.refresh(folder);
    new CountDownLatch(1).await();
    return 0;
  }

  private @Nullable Tls tls() {
    return key == null ? null : Tls.read(key.keystore, key.passwordFile);
  }

  private static void stopWithTheProcess(Server server, DataLock lock) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.stop();
                  lock.close();
                },
                "probity-stop"));
  }
}
