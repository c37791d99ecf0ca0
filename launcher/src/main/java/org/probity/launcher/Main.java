package org.probity.launcher;

import org.probity.launcher.command.Account;
import org.probity.launcher.command.Demo;
import org.probity.launcher.command.Detect;
import org.probity.launcher.command.Key;
import org.probity.launcher.command.Ledger;
import org.probity.launcher.command.Model;
import org.probity.launcher.command.Policy;
import org.probity.launcher.command.Serve;
import org.probity.launcher.command.Verify;
import org.probity.launcher.command.Witness;
import org.probity.launcher.command.Work;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** {@code probity <command>}; with no command it serves. */
@Command(
    name = "probity",
    description =
        "Serves AI models and proves that every answer was judged, can be explained, and was"
            + " recorded before it left.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      Serve.class,
      Verify.class,
      Witness.class,
      Model.class,
      Policy.class,
      Detect.class,
      Work.class,
      Ledger.class,
      Key.class,
      Account.class,
      Demo.class,
      HelpCommand.class
    })
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    boolean command = args.length > 0;
    System.exit(commandLine().execute(command ? args : new String[] {"serve"}));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler(
            (exception, commandLine, parsed) -> {
              String sentence =
                  exception instanceof LauncherException
                      ? exception.getMessage()
                      : "Something unexpected happened: " + exception;
              commandLine.getErr().println("probity: " + sentence);
              return CommandLine.ExitCode.SOFTWARE;
            });
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"probity " + Distribution.version()};
    }
  }
}
