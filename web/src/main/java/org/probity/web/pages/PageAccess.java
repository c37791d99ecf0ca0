package org.probity.web.pages;

import jakarta.faces.render.ResponseStateManager;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Account;
import org.probity.domain.account.Role;

/**
 * Who may open which page. It stands behind {@link org.probity.web.security.Entrance}, which found
 * out who asks; their order is set in web.xml.
 */
public class PageAccess extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final String RESOURCES = "/jakarta.faces.resource/";
  private static final String SIGN_IN = "/signin.xhtml";
  private static final String CHANGE_PASSWORD = "/change-password.xhtml";
  private static final String ACCESS = "/access.xhtml";
  private static final Set<String> WITHOUT_CONTENT =
      Set.of(CHANGE_PASSWORD, ACCESS, "/sessions.xhtml");
  private static final Pattern LOCAL = Pattern.compile("/[a-z-]*(\\.xhtml)?(\\?[\\w=&.%:+-]*)?");
  @Inject private transient Visitor visitor;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public PageAccess() {}

  /** A path of this site to return to, or the first page if it is none. */
  public static String local(@Nullable String next) {
    return next != null && LOCAL.matcher(next).matches() ? next : "/overview.xhtml";
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    if (path.startsWith(RESOURCES)) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    request.setCharacterEncoding("UTF-8");
    if (!hasToken(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    Language.choose(request);
    String elsewhere = path.equals(SIGN_IN) ? null : elsewhere(request, path);
    if (elsewhere == null) {
      chain.doFilter(request, response);
    } else {
      redirect(request, response, elsewhere);
    }
  }

  /**
   * A form carries the random id of the page it stood on, which the session holds and another site
   * cannot know. Faces refuses a wrong one; a form without one it would take for a first visit.
   */
  private static boolean hasToken(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        || request.getMethod().equals("HEAD")
        || request.getParameter(ResponseStateManager.VIEW_STATE_PARAM) != null;
  }

  private @Nullable String elsewhere(HttpServletRequest request, String path) {
    Account account = visitor.account();
    if (account == null) {
      return SIGN_IN + "?next=" + URLEncoder.encode(address(request), StandardCharsets.UTF_8);
    }
    if (account.mustChangePassword()) {
      return path.equals(CHANGE_PASSWORD) ? null : CHANGE_PASSWORD;
    }
    boolean content = !WITHOUT_CONTENT.contains(path);
    return content && account.role() == Role.ADMIN ? ACCESS : null;
  }

  /** What is looked at; a form that is sent says it in a field of its own. */
  private static String address(HttpServletRequest request) {
    String path = request.getServletPath();
    if (request.getQueryString() != null) {
      return path + "?" + request.getQueryString();
    }
    String id = request.getParameter("id");
    return id == null ? path : path + "?id=" + id;
  }

  private static void redirect(
      HttpServletRequest request, HttpServletResponse response, String target) throws IOException {
    if (!"partial/ajax".equals(request.getHeader("Faces-Request"))) {
      response.sendRedirect(target);
      return;
    }
    response.setContentType("text/xml;charset=UTF-8");
    response
        .getWriter()
        .write(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                + target.replace("&", "&amp;")
                + "\"/></partial-response>");
  }
}
