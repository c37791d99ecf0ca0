package org.probity.launcher.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** What every test asks of a server. */
public final class Http {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private Http() {}

  /** The status, or 0 if nobody answers. */
  public static int status(URI uri) {
    try {
      return CLIENT
          .send(
              HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public static void awaitStatus(URI uri, int expected, Duration patience) {
    Instant deadline = Instant.now().plus(patience);
    int seen = status(uri);
    while (seen != expected) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError(uri + " still answers " + seen);
      }
      pause();
      seen = status(uri);
    }
  }

  /** Between two looks at something that takes a moment. */
  public static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
