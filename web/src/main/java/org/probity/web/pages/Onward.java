package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sends a browser on by a page and not a redirect: what another site set off carries no session,
 * and no form may lead to another site.
 */
@RequestScoped
public class Onward {
  @Inject private Words words;
  @Inject private Language language;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Onward() {}

  /**
   * @param next a local address, or one that was parsed: neither holds a quotation mark
   */
  public void send(HttpServletResponse response, String next) throws IOException {
    String address = next.replace("&", "&amp;");
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    response.setContentType("text/html;charset=UTF-8");
    response
        .getWriter()
        .write(
            "<!DOCTYPE html><html lang=\""
                + language.getCode()
                + "\"><head><meta charset=\"UTF-8\"><meta http-equiv=\"refresh\" content=\"0;url="
                + address
                + "\"><title>Probity</title></head><body><main><h1><a href=\""
                + address
                + "\">"
                + words.of("onward")
                + "</a></h1></main></body></html>");
  }
}
