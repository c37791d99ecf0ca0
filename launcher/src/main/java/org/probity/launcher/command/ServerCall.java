package org.probity.launcher.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.LauncherException;
import org.probity.launcher.data.DataFolder;
import org.probity.launcher.server.LocalClient;
import org.probity.launcher.server.RunningServer;
import picocli.CommandLine.Option;

/** Asks the running server to do what must be recorded; the command line writes nothing itself. */
final class ServerCall {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--data",
      defaultValue = "data",
      paramLabel = "DIR",
      description = "Data folder of the running server. Default: ./${DEFAULT-VALUE}.")
  private Path data = Path.of("data");

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "API key of who may do this. Default: PROBITY_KEY, else that of the first run.")
  private @Nullable String key;

  /** As which first-run account it asks when no key is given. */
  private final String account;

  ServerCall() {
    this("admin");
  }

  ServerCall(String account) {
    this.account = account;
  }

  /** A name as one segment of a path. */
  static String segment(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  JsonNode send(String method, String path) {
    return send(method, path, "application/json", HttpRequest.BodyPublishers.noBody());
  }

  /** What is there, if anything is. */
  Optional<JsonNode> find(String path) {
    HttpResponse<String> response =
        exchange("GET", path, "application/json", HttpRequest.BodyPublishers.noBody());
    return response.statusCode() == 404 ? Optional.empty() : Optional.of(answer(response));
  }

  /** Sends JSON and returns the answer's. */
  JsonNode send(String method, String path, Map<String, ?> body) {
    return send(method, path, "application/json", HttpRequest.BodyPublishers.ofString(text(body)));
  }

  /**
   * @throws LauncherException with the server's own words if it refuses
   */
  JsonNode send(String method, String path, String contentType, BodyPublisher body) {
    return answer(exchange(method, path, contentType, body));
  }

  private static JsonNode answer(HttpResponse<String> response) {
    if (response.statusCode() >= 400) {
      throw new LauncherException(
          "The server refused (%d): %s", response.statusCode(), reason(response.body()));
    }
    try {
      return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new LauncherException("The server at %s does not answer.", response.uri()).because(e);
    }
  }

  private HttpResponse<String> exchange(
      String method, String path, String contentType, BodyPublisher body) {
    DataFolder folder = DataFolder.open(data);
    RunningServer server = RunningServer.find(folder);
    URI uri = URI.create(server.url() + path);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + key(folder))
            .header("Content-Type", contentType)
            .method(method, body)
            .build();
    try {
      return LocalClient.create(server.certificate()).send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new LauncherException("The server at %s does not answer.", uri).because(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LauncherException("Interrupted while the server worked.").because(e);
    }
  }

  private String key(DataFolder folder) {
    String given = key == null ? System.getenv("PROBITY_KEY") : key;
    if (given != null) {
      return given;
    }
    try {
      return JSON.readTree(Files.readString(folder.firstRunCredentials()))
          .path(account)
          .path("key")
          .asText();
    } catch (NoSuchFileException e) {
      throw new LauncherException("Name an API key with --key.").because(e);
    } catch (IOException e) {
      throw folder.failure(e);
    }
  }

  /** Of a problem document (RFC 9457), or of the inference protocol's error. */
  private static String reason(String body) {
    try {
      JsonNode problem = JSON.readTree(body);
      for (String member : new String[] {"detail", "title", "error"}) {
        if (problem.path(member).isTextual()) {
          return problem.path(member).textValue();
        }
      }
    } catch (JsonProcessingException e) {
      return "it gave no reason.";
    }
    return "it gave no reason.";
  }

  private static String text(Map<String, ?> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new LauncherException("The request cannot be written as JSON.").because(e);
    }
  }
}
