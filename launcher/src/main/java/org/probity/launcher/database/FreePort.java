package org.probity.launcher.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import org.probity.launcher.LauncherException;

/**
 * A port of 127.0.0.1 for the database.
 *
 * <p>Below the range from which Linux takes the near ends of connections (32768 up): there, a
 * client that calls the port while nobody listens can be given that very port, talks to itself, and
 * keeps the database from coming back to it.
 */
final class FreePort {
  private static final int FIRST = 20_000;
  private static final int LAST = 32_767;
  private static final int ATTEMPTS = 100;

  private FreePort() {}

  static int choose() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Somebody has it: try another.
      }
    }
    throw new LauncherException("No free port for the database on 127.0.0.1.");
  }
}
