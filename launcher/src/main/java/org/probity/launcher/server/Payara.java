package org.probity.launcher.server;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import org.probity.launcher.LauncherException;

/** One Payara Micro in this process, on the application class path. */
final class Payara {
  private static final String IMPLEMENTATION = "fish.payara.micro.impl.PayaraMicroImpl";

  private final PayaraMicroRuntime runtime;

  private Payara(PayaraMicroRuntime runtime) {
    this.runtime = runtime;
  }

  /**
   * Starts the server without an application; it listens, and knows no path yet.
   *
   * @param flat the unpacked Payara Micro
   */
  static Payara boot(Path flat, PayaraFolder folder, Address address) throws IOException {
    System.setProperty(
        "fish.payara.micro.BootJar", flat.resolve("launch-micro.jar").toUri().toString());
    System.setProperty("fish.payara.micro.UnpackDir", flat.toString());
    if (address.tls() != null) {
      address.tls().present();
    }
    String[] arguments = {
      "--rootdir",
      folder.root().toString(),
      "--logproperties",
      folder.logging().toString(),
      "--prebootcommandfile",
      folder.preBootCommands(address).toString(),
      "--nohazelcast",
      "--disablephonehome",
    };
    ClassLoader application = ClassLoader.getSystemClassLoader();
    Thread.currentThread().setContextClassLoader(application);
    try {
      PayaraMicroBoot boot =
          (PayaraMicroBoot)
              application
                  .loadClass(IMPLEMENTATION)
                  .getMethod("create", String[].class)
                  .invoke(null, (Object) arguments);
      return new Payara(boot.getRuntime());
    } catch (InvocationTargetException e) {
      throw new LauncherException(
              "The application server does not start: %s", deepest(e).getMessage())
          .because(e);
    } catch (ReflectiveOperationException e) {
      throw new LauncherException("This distribution is incomplete: %s", e.getMessage()).because(e);
    }
  }

  private static Throwable deepest(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** Returns when the application has started, or fails if it cannot. */
  void deploy(Path app) {
    if (!runtime.deploy("probity", "/", app.toFile())
        || !runtime.getDeployedApplicationNames().contains("probity")) {
      throw new LauncherException("The application does not start.");
    }
  }

  /** Lets running requests finish, then stops. */
  void stop() {
    try {
      runtime.shutdown();
    } catch (BootstrapException | IllegalStateException e) {
      // Payara's own shutdown hook was faster, and has finished: both hold its monitor.
      System.getLogger(Payara.class.getName()).log(System.Logger.Level.DEBUG, e.getMessage());
    }
  }
}
