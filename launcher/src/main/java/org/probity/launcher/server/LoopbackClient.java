package org.probity.launcher.server;

import java.net.http.HttpClient;
import java.time.Duration;

/** Talks to a server on this machine. */
final class LoopbackClient {
  private LoopbackClient() {}

  static HttpClient create() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5))
        .build();
  }
}
