package org.probity.web.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** The error object of the {@code /v1} surface, as OpenAI's clients read it. */
public final class OpenAiError {
  private OpenAiError() {}

  /**
   * @param param the member at fault, if one is
   * @param code what a program can branch on: a rule id for a denial, else by status
   */
  public static ObjectNode of(
      int status, String message, @Nullable String param, @Nullable String code) {
    ObjectNode json = Json.object();
    ObjectNode error = json.putObject("error");
    error.put("message", message);
    error.put("type", type(status));
    error.put("param", param);
    error.put("code", code == null ? code(status) : code);
    return json;
  }

  private static String type(int status) {
    if (status >= 500) {
      return "server_error";
    }
    return switch (status) {
      case 401 -> "authentication_error";
      case 403 -> "permission_error";
      case 429 -> "rate_limit_error";
      default -> "invalid_request_error";
    };
  }

  private static @Nullable String code(int status) {
    return switch (status) {
      case 401 -> "invalid_api_key";
      case 404 -> "not_found";
      case 405 -> "method_not_allowed";
      case 409 -> "conflict";
      case 413 -> "request_too_large";
      case 429 -> "rate_limit_exceeded";
      case 503 -> "service_unavailable";
      default -> null;
    };
  }
}
