package org.probity.launcher.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.probity.launcher.LauncherException;

/** Asks the server itself whether it can answer. */
final class Readiness {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int OK = 200;

  private Readiness() {}

  static void await(Address address) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address.url() + "/v2/health/ready"))
            .timeout(Duration.ofSeconds(10))
            .build();
    HttpClient client = LocalClient.create(address.fingerprint());
    Instant deadline = Instant.now().plus(PATIENCE);
    while (status(client, request) != OK) {
      if (Instant.now().isAfter(deadline)) {
        throw new LauncherException(
            "The application has started but is not ready after %d minutes.", PATIENCE.toMinutes());
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static int status(HttpClient client, HttpRequest request) throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    }
  }
}
