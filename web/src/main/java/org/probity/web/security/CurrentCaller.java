package org.probity.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Caller;
import org.probity.web.http.Refusal;

/** Who stands behind a request, as {@link Entrance} found out. */
public final class CurrentCaller {
  private static final String ATTRIBUTE = "probity.caller";

  private CurrentCaller() {}

  static void set(HttpServletRequest request, Caller caller) {
    request.setAttribute(ATTRIBUTE, caller);
  }

  public static @Nullable Caller of(HttpServletRequest request) {
    return (Caller) request.getAttribute(ATTRIBUTE);
  }

  /**
   * @throws Refusal with 401 if there is none
   */
  public static Caller require(HttpServletRequest request) {
    Caller caller = of(request);
    if (caller == null) {
      throw new Refusal(401, "A credential is required.");
    }
    return caller;
  }
}
