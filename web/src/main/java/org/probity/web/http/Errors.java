package org.probity.web.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Errors in the convention of the surface they happen on. */
public final class Errors {
  private static final Map<Integer, String> TITLES =
      Map.ofEntries(
          Map.entry(400, "Malformed request"),
          Map.entry(401, "Not signed in"),
          Map.entry(403, "Not allowed"),
          Map.entry(404, "Not found"),
          Map.entry(405, "Method not allowed"),
          Map.entry(406, "Not acceptable"),
          Map.entry(409, "Conflict"),
          Map.entry(413, "Too large"),
          Map.entry(415, "Unsupported media type"),
          Map.entry(416, "Range not satisfiable"),
          Map.entry(421, "On another node"),
          Map.entry(422, "Not what it claims to be"),
          Map.entry(429, "Too many requests"),
          Map.entry(503, "Unavailable"));

  /** Long enough for a database to come back. */
  static final String RETRY_SECONDS = "5";

  private Errors() {}

  /** Media type and body for an error on the surface of a path. */
  public record Body(String type, byte[] bytes) {}

  public static Body body(String path, int status, String message, @Nullable String field) {
    String text = field == null ? message : field + ": " + message;
    ObjectNode json = Json.object();
    if (path.equals("/v2") || path.startsWith("/v2/")) {
      json.put("error", text);
      return new Body("application/json", Json.bytes(json));
    }
    if (path.equals("/v1") || path.startsWith("/v1/")) {
      return new Body("application/json", Json.bytes(OpenAiError.of(status, text, field, null)));
    }
    json.put("type", "about:blank");
    json.put("title", TITLES.getOrDefault(status, "Error"));
    json.put("status", status);
    json.put("detail", message);
    if (field != null) {
      json.put("field", field);
    }
    return new Body("application/problem+json", Json.bytes(json));
  }

  /** Writes an error from a filter, outside JAX-RS. */
  public static void write(
      HttpServletRequest request, HttpServletResponse response, Refusal refusal)
      throws IOException {
    Body body = body(request.getRequestURI(), refusal.status(), message(refusal), refusal.field());
    response.setStatus(refusal.status());
    response.setContentType(body.type());
    response.setCharacterEncoding("UTF-8");
    if (refusal.status() == 401) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    if (retry(refusal.status())) {
      response.setHeader("Retry-After", RETRY_SECONDS);
    }
    response.getOutputStream().write(body.bytes());
  }

  /** Whether the same request may be answered later, and says so by {@code Retry-After}. */
  static boolean retry(int status) {
    return status == 413 || status == 429 || status == 503;
  }

  public static String message(Throwable error) {
    String message = error.getMessage();
    return message == null ? "The request could not be answered." : message;
  }
}
