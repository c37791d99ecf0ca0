package org.probity.launcher.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request to the API.
 *
 * @param body null for a request without one
 */
public record Call(
    String method, String path, byte @Nullable [] body, String type, Map<String, String> headers) {
  private static final String JSON_TYPE = "application/json";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  /** What came back. */
  public record Answer(int status, byte[] body, HttpHeaders headers) {
    public Optional<String> header(String name) {
      return headers.firstValue(name);
    }

    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return JSON.readTree(text());
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  public static Call get(String path) {
    return new Call("GET", path, null);
  }

  public Call(String method, String path, byte @Nullable [] body) {
    this(method, path, body, JSON_TYPE, Map.of());
  }

  public Call(String method, String path, byte @Nullable [] body, String type) {
    this(method, path, body, type, Map.of());
  }

  /** The same about a person, whose reference stands in no path. */
  public Call about(String subject) {
    return new Call(method, path, body, type, Map.of("Probity-Subject", subject));
  }

  /** An upload. */
  public static Call zip(String path, byte[] archive) {
    return new Call("POST", path, archive, "application/zip");
  }

  public static Call post(String path, String json) {
    return new Call("POST", path, json.getBytes(StandardCharsets.UTF_8));
  }

  public static Call put(String path, String json) {
    return new Call("PUT", path, json.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param key null to call without a credential
   * @throws IOException if the server does not answer
   */
  public Answer send(URI server, @Nullable String key) throws IOException {
    HttpRequest.BodyPublisher publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofByteArray(body);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(Duration.ofMinutes(3))
            .header("Content-Type", type)
            .method(method, publisher);
    headers.forEach(request::header);
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    try {
      HttpResponse<byte[]> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.body(), response.headers());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
