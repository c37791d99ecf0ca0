package org.probity.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Caller;
import org.probity.domain.account.Role;
import org.probity.web.http.Refusal;

/** What the container publishes beside the application: for this machine, or an admin. */
final class OperatorPaths {
  private static final List<String> PATHS = List.of("/metrics", "/health", "/openapi");

  private OperatorPaths() {}

  /**
   * @throws Refusal with 401 or 403 if somebody else asks
   */
  static void require(HttpServletRequest request, @Nullable Caller caller) {
    String path = request.getRequestURI();
    boolean operators =
        PATHS.stream().anyMatch(each -> path.equals(each) || path.startsWith(each + "/"));
    if (!operators || isLoopback(request.getRemoteAddr())) {
      return;
    }
    if (caller == null) {
      throw new Refusal(401, "From another machine a credential is required.");
    }
    if (caller.role() != Role.ADMIN) {
      throw new Refusal(403, "The role " + caller.role().code() + " may not see this.");
    }
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
