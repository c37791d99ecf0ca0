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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first thing every request passes: size limits, security headers, and who is calling. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class Entrance extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(Entrance.class);
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
      @Nullable Caller caller = caller(limited);
      OperatorPaths.require(limited, caller);
      if (caller != null) {
        CurrentCaller.set(limited, caller);
      }
      chain.doFilter(limited, response);
    } catch (Refusal refusal) {
      if (refusal.status() == 503 && !Headers.isApi(request.getRequestURI())) {
        response.sendError(503);
      } else {
        Errors.write(request, response, refusal);
      }
    }
  }

  /** Nobody is let in, or called a stranger, because the accounts cannot be read. */
  private @Nullable Caller caller(HttpServletRequest request) {
    try {
      return authentication.caller(request);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (RuntimeException e) {
      LOG.warn("The accounts cannot be read: {}", e.getClass().getName());
      throw new Refusal(503, "Who is calling cannot be checked now; nothing was done.");
    }
  }
}
