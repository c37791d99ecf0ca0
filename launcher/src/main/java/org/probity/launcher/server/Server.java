package org.probity.launcher.server;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.Distribution;
import org.probity.launcher.LauncherException;
import org.probity.launcher.data.DataFolder;
import org.probity.launcher.database.Database;
import org.probity.launcher.database.EmbeddedPostgres;
import org.probity.launcher.database.ExternalDatabase;
import org.probity.launcher.database.Login;
import org.probity.launcher.database.Migrations;

/** A database, Payara and the application, started and stopped in the right order. */
public final class Server {
  private final Distribution distribution;
  private final DataFolder folder;
  private final Address address;
  private final @Nullable ExternalDatabase external;
  private @Nullable Database database;
  private boolean stopped;
  private volatile @Nullable Payara payara;

  /**
   * @param folder locked by this process
   * @param external null: an embedded database under the folder
   */
  public Server(
      Distribution distribution,
      DataFolder folder,
      Address address,
      @Nullable ExternalDatabase external) {
    this.distribution = distribution;
    this.folder = folder;
    this.address = address;
    this.external = external;
  }

  /** Returns when the application answers that it is ready. */
  public void start() throws InterruptedException {
    describe();
    // Payara needs no database until the application comes, so both start side by side.
    CompletableFuture<Void> booting = CompletableFuture.runAsync(this::bootPayara);
    startDatabase();
    try {
      booting.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof LauncherException known ? known : e;
    }
    started(payara).deploy(distribution.app());
    Readiness.await(address);
    RunningServer.here(address).announce(folder);
  }

  /** The application first, then the database; also after a start that failed half-way. */
  public void stop() {
    RunningServer.withdraw(folder);
    Payara application = payara;
    if (application != null) {
      application.stop();
    }
    stopDatabase();
  }

  /** For a start that failed: Payara may hang in it. Waits for a database that is just starting. */
  public synchronized void stopDatabase() {
    stopped = true;
    Database storage = database;
    if (storage != null) {
      storage.close();
    }
  }

  private synchronized void startDatabase() {
    if (stopped) {
      throw new LauncherException("Stopped before it had started.");
    }
    Database started =
        external == null
            ? EmbeddedPostgres.start(distribution.postgres(), folder)
            : external.requireReachable();
    database = started;
    Migrations.run(started);
    Login login = started.writer();
    System.setProperty("probity.db.url", login.url());
    System.setProperty("probity.db.user", login.user());
    System.setProperty("probity.db.password", login.password());
  }

  private void bootPayara() {
    try {
      PayaraFolder files = PayaraFolder.create(distribution.payara(), folder);
      payara = Payara.boot(distribution.payara(), files, address);
    } catch (IOException e) {
      throw folder.failure(e);
    }
  }

  /** What the application learns of its surroundings. */
  private void describe() {
    System.setProperty("probity.home", distribution.home().toString());
    System.setProperty("probity.data", folder.root().toString());
    System.setProperty("probity.models", distribution.models().toString());
    System.setProperty("probity.host", address.host());
    System.setProperty("probity.port", Integer.toString(address.port()));
    System.setProperty("probity.version", Distribution.version());
    // The tokenizer's native library unpacks here instead of the shared temporary folder.
    System.setProperty("jna.tmpdir", folder.cache().toString());
  }

  private static Payara started(@Nullable Payara payara) {
    if (payara == null) {
      throw new LauncherException("The application server does not start.");
    }
    return payara;
  }
}
