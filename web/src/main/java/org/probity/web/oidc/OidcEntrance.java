package org.probity.web.oidc;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.web.pages.Onward;
import org.probity.web.pages.PageAccess;
import org.probity.web.pages.SignInThrottle;
import org.probity.web.security.SessionTokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where browsers leave for the organisation's provider, and where it sends them back to. */
@WebServlet({OidcEntrance.BEGIN, OidcEntrance.ANSWER})
public class OidcEntrance extends HttpServlet {
  static final String BEGIN = "/oidc/begin";
  static final String ANSWER = "/oidc/answer";
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(OidcEntrance.class);
  private static final String COOKIE = "probity-trip";
  private static final String SIGN_IN = "/signin.xhtml?refused=";

  /** Counts beside user names, none of which begins with a space. */
  private static final String ANYBODY = " organisation";

  @Inject private transient OidcDesk desk;
  @Inject private transient SessionTokens sessions;
  @Inject private transient SignInThrottle throttle;
  @Inject private transient Onward onward;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public OidcEntrance() {}

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Cache-Control", "no-store");
    OidcFlow flow = desk.flow();
    if (flow == null) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (request.getServletPath().equals(BEGIN)) {
      depart(flow, request, response);
    } else {
      arrive(flow, request, response);
    }
  }

  private void depart(OidcFlow flow, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      String next = PageAccess.local(request.getParameter("next"));
      OidcFlow.Departure departure = flow.depart(next, answer(request));
      keep(request, response, departure.cookie(), (int) OidcTrip.LONGEST.toSeconds());
      response.sendRedirect(departure.address().toString());
    } catch (OidcException e) {
      LOG.warn("Nobody can be sent to the organisation's provider: {}", e.getMessage());
      response.sendRedirect(SIGN_IN + e.reason().code());
    }
  }

  private void arrive(OidcFlow flow, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    keep(request, response, "", 0);
    if (!throttle.attempt(ANYBODY, request.getRemoteAddr()).isZero()) {
      onward.send(response, SIGN_IN + OidcDesk.WAIT);
      return;
    }
    try {
      OidcFlow.Return back =
          new OidcFlow.Return(
              kept(request),
              request.getParameter("state"),
              request.getParameter("code"),
              request.getParameter("error"),
              request.getParameter("iss"));
      OidcTrip trip = flow.trip(back);
      OidcDesk.Admitted person = desk.admit(flow, trip, back, answer(request));
      throttle.succeeded(ANYBODY, request.getRemoteAddr());
      sessions.start(request, person.account().id(), person.token());
      onward.send(response, trip.next());
    } catch (OidcException e) {
      LOG.warn("A sign-in by the organisation's provider failed: {}", e.getMessage());
      onward.send(response, SIGN_IN + e.reason().code());
    }
  }

  private URI answer(HttpServletRequest request) {
    return desk.answer(URI.create(request.getRequestURL().toString()).resolve(ANSWER));
  }

  /**
   * For the way alone. The session's own cookie does not come back from another site (SameSite
   * strict), so this one must.
   */
  private static void keep(
      HttpServletRequest request, HttpServletResponse response, String value, int seconds) {
    Cookie cookie = new Cookie(COOKIE, value);
    cookie.setHttpOnly(true);
    cookie.setSecure(request.isSecure());
    cookie.setPath("/oidc");
    cookie.setMaxAge(seconds);
    cookie.setAttribute("SameSite", "Lax");
    response.addCookie(cookie);
  }

  private static @Nullable String kept(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return Optional.ofNullable(cookies).stream()
        .flatMap(Arrays::stream)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .findFirst()
        .orElse(null);
  }
}
