package org.probity.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Response headers that narrow what a browser does with an answer. */
final class Headers {
  private static final String API_POLICY =
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  /** Explanations as HTML or SVG: own styles, no script, no reading from anywhere. */
  private static final String SANDBOX_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'";

  private Headers() {}

  static void secure(HttpServletRequest request, HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    String path = request.getRequestURI();
    if (path.startsWith("/api/explanations/")) {
      response.setHeader("Content-Security-Policy", SANDBOX_POLICY);
    } else if (isApi(path)) {
      response.setHeader("Content-Security-Policy", API_POLICY);
      response.setHeader("Cache-Control", "no-store");
    }
    if (request.isSecure()) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
  }

  /** Pages set a policy of their own, with a nonce. */
  static boolean isApi(String path) {
    return path.equals("/v1")
        || path.startsWith("/v1/")
        || path.equals("/v2")
        || path.startsWith("/v2/")
        || path.startsWith("/api/")
        || path.startsWith("/privacy/")
        || path.startsWith("/ledger/");
  }
}
