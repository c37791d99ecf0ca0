package org.probity.launcher.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.LauncherException;

/**
 * Where the server listens.
 *
 * @param host a name or address of this machine; {@code 0.0.0.0} for all
 * @param tls null: plain HTTP
 */
public record Address(String host, int port, @Nullable Tls tls) {
  private static final int LAST_PORT = 65_535;

  public Address {
    if (port < 1 || port > LAST_PORT) {
      throw new LauncherException("A port is a number from 1 to 65535.");
    }
  }

  /** Fails with one sentence if somebody else listens there. */
  public void requireFree() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (UnknownHostException e) {
      throw new LauncherException("The host %s is unknown here.", host).because(e);
    } catch (IOException e) {
      throw new LauncherException(
              "Port %d on %s cannot be used (%s); stop what listens there or choose another with --port.",
              port, host, e.getMessage())
          .because(e);
    }
  }

  /** Of the certificate; null without TLS. */
  @Nullable String fingerprint() {
    return tls == null ? null : tls.fingerprint();
  }

  /** How this machine reaches it. */
  public String url() {
    String reachable = "0.0.0.0".equals(host) || "::".equals(host) ? "127.0.0.1" : host;
    String literal = reachable.contains(":") ? "[" + reachable + "]" : reachable;
    return (tls == null ? "http" : "https") + "://" + literal + ":" + port;
  }
}
