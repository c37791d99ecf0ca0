package org.probity.launcher.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.probity.launcher.LauncherException;
import org.probity.launcher.data.DataFolder;
import org.probity.launcher.server.LocalClient;
import org.probity.launcher.server.RunningServer;

/** The server of a demonstration, asked as each of its first-run accounts. */
public final class DemoServer {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient client;
  private final URI url;
  private final JsonNode credentials;

  private DemoServer(HttpClient client, URI url, JsonNode credentials) {
    this.client = client;
    this.url = url;
    this.credentials = credentials;
  }

  /** Of a call that the server may well refuse, as an inference that a rule denies. */
  public record Answer(int status, JsonNode json) {}

  /**
   * Waits until it is ready.
   *
   * @throws LauncherException if there is none within {@code patience}
   */
  public static DemoServer await(DataFolder folder, Duration patience) {
    Instant end = Instant.now().plus(patience);
    while (true) {
      try {
        RunningServer running = RunningServer.find(folder);
        JsonNode credentials = JSON.readTree(Files.readString(folder.firstRunCredentials()));
        return new DemoServer(
            LocalClient.create(running.certificate()), URI.create(running.url()), credentials);
      } catch (LauncherException | IOException e) {
        if (Instant.now().isAfter(end)) {
          throw new LauncherException("No server is ready over %s.", folder.root()).because(e);
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LauncherException("Interrupted.").because(e);
    }
  }

  /**
   * @param account app, officer, officer2, regulator or admin
   */
  public Answer call(String account, String method, String path, Map<String, ?> body) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(url.resolve(path))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + credentials.path(account).path("key").asText())
              .header("Content-Type", "application/json")
              .method(
                  method,
                  method.equals("GET")
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString(JSON.writeValueAsString(body)))
              .build();
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return new Answer(response.statusCode(), read(response.body()));
    } catch (IOException e) {
      throw new LauncherException("The server at %s does not answer.", url).because(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LauncherException("Interrupted while the server worked.").because(e);
    }
  }

  private static JsonNode read(String body) throws JsonProcessingException {
    return body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body);
  }

  /**
   * @throws LauncherException with the server's own words if it refuses
   */
  public JsonNode require(String account, String method, String path, Map<String, ?> body) {
    Answer answer = call(account, method, path, body);
    if (answer.status() >= 400) {
      throw new LauncherException(
          "The server refused %s (%d): %s",
          path, answer.status(), answer.json().path("detail").asText());
    }
    return answer.json();
  }

  public JsonNode get(String account, String path) {
    return require(account, "GET", path, Map.of());
  }
}
