package org.probity.web.security;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Caller;
import org.probity.web.http.Refusal;

/** Opens an endpoint to the roles that its {@link May} names, and to nobody else. */
@Provider
public class MayFilter implements ContainerRequestFilter {
  @Context private ResourceInfo resource;
  @Context private HttpServletRequest request;
  @Inject private SessionTokens tokens;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public MayFilter() {}

  @Override
  public void filter(ContainerRequestContext context) {
    May may = resource.getResourceMethod().getAnnotation(May.class);
    if (may == null) {
      throw new Refusal(403, "This endpoint is closed.");
    }
    if (may.value().length == 0) {
      return;
    }
    @Nullable Caller caller = CurrentCaller.of(request);
    if (caller == null) {
      throw new Refusal(401, "A credential is required: Authorization: Bearer <api key>.");
    }
    if (!List.of(may.value()).contains(caller.role())) {
      throw new Refusal(403, "The role " + caller.role().code() + " may not do this.");
    }
    tokens.requireForCookie(request);
  }
}
