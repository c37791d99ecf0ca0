package org.probity.launcher.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.probity.audit.FileCosigner;
import org.probity.audit.LedgerException;
import org.probity.audit.verify.VerificationException;
import org.probity.audit.verify.VerifierKey;
import org.probity.audit.witness.LogFollower;
import org.probity.audit.witness.OutgoingCalls;
import org.probity.audit.witness.WitnessException;
import org.probity.audit.witness.WitnessServer;
import org.probity.launcher.LauncherException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Watches a log from a machine that is not the log's. */
@Command(
    name = "witness",
    description =
        "Looks at a log, checks that it continues what was seen last, cosigns its checkpoint and"
            + " prints it. Exit code 1 and why if it does not.",
    mixinStandardHelpOptions = true)
public final class Witness implements Callable<Integer> {
  private static final int LOOK_SECONDS = 60;

  @Option(
      names = "--log",
      required = true,
      paramLabel = "URL",
      description = "Where the log's checkpoint and tiles lie, as https://host/ledger.")
  private URI log = URI.create("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "VKEY",
      description =
          "The log's verifier key, or an earlier one that it went over from; from a source you"
              + " trust.")
  private String key = "";

  @Option(
      names = "--state",
      defaultValue = "witness",
      paramLabel = "DIR",
      description =
          "Folder of the last checkpoint seen and the witness's own key. Default:"
              + " ./${DEFAULT-VALUE}.")
  private Path state = Path.of("witness");

  @Option(
      names = "--name",
      defaultValue = "probity.local/witness",
      paramLabel = "NAME",
      description = "The witness's name, best a host of yours. Default: ${DEFAULT-VALUE}.")
  private String name = "";

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      description = "Looks again and again. Default: once, or every 60 s with --listen.")
  private @Nullable Integer every;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      description = "Also lets the log ask (C2SP tlog-witness, POST /add-checkpoint).")
  private @Nullable String listen;

  @Override
  public Integer call() throws InterruptedException {
    try {
      VerifierKey logKey = VerifierKey.parse(key.strip());
      try (var witness =
          new org.probity.audit.witness.Witness(
              logKey, FileCosigner.ed25519(state.resolve("key"), name), state, Clock.systemUTC())) {
        System.err.println("This witness's key: " + witness.vkey());
        return watch(witness, new LogFollower(log, calls()));
      }
    } catch (VerificationException | LedgerException | WitnessException e) {
      throw new LauncherException("%s", String.valueOf(e.getMessage())).because(e);
    }
  }

  /** Who runs the command names the one host it may call. */
  private OutgoingCalls calls() {
    String host = log.getHost();
    if (host == null) {
      throw new LauncherException("--log is a URL like https://host/ledger.");
    }
    return new OutgoingCalls(Set.of(host.toLowerCase(Locale.ROOT)));
  }

  private int watch(org.probity.audit.witness.Witness witness, LogFollower follower)
      throws InterruptedException {
    if (listen == null) {
      int exit = look(witness, follower);
      while (every != null) {
        TimeUnit.SECONDS.sleep(every);
        exit = look(witness, follower);
      }
      return exit;
    }
    try (WitnessServer server = new WitnessServer(witness, address(listen))) {
      System.err.println("Listening on port " + server.port() + ".");
      while (true) {
        var unused = look(witness, follower);
        TimeUnit.SECONDS.sleep(every == null ? LOOK_SECONDS : every);
      }
    } catch (IOException e) {
      throw new LauncherException("%s cannot be listened on.", listen).because(e);
    }
  }

  private static int look(org.probity.audit.witness.Witness witness, LogFollower follower) {
    try {
      System.out.println(follower.follow(witness));
      System.out.flush();
      return 0;
    } catch (WitnessException e) {
      System.err.println("NOT COSIGNED: " + e.getMessage());
      return 1;
    }
  }

  private static InetSocketAddress address(String text) {
    int colon = text.lastIndexOf(':');
    String port = text.substring(colon + 1);
    if (colon < 1 || !port.matches("\\d{1,5}") || Integer.parseInt(port) > 0xFFFF) {
      throw new LauncherException("--listen is HOST:PORT, as 127.0.0.1:8090.");
    }
    try {
      InetAddress host = InetAddress.getAllByName(text.substring(0, colon))[0];
      return new InetSocketAddress(host, Integer.parseInt(port));
    } catch (UnknownHostException e) {
      throw new LauncherException("The host to listen on is not known.").because(e);
    }
  }
}
