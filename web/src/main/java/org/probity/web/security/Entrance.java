package org.probity.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Caller;
import org.probity.web.http.Errors;
import org.probity.web.http.Limits;
import org.probity.web.http.Refusal;

/** The first thing every request passes: size limits, security headers, and who is calling. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class Entrance extends HttpFilter {
  private static final long serialVersionUID = 1;
  @Inject private transient Authentication authentication;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Entrance() {}

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Headers.secure(request, response);
    try {
      HttpServletRequest limited = Limits.apply(request);
      @Nullable Caller caller = authentication.caller(limited);
      if (caller != null) {
        CurrentCaller.set(limited, caller);
      }
      chain.doFilter(limited, response);
    } catch (Refusal refusal) {
      Errors.write(request, response, refusal);
    }
  }
}
