package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The reader's language: as chosen in the header, else as the browser asks. */
@Named
@RequestScoped
public class Language {
  static final String PARAMETER = "lang";
  private static final String CHOSEN = "probity.language";
  private static final Set<String> CODES = Set.of("en", "zh");
  @Inject private HttpServletRequest request;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Language() {}

  /** Keeps the choice that a link in the header carries. */
  static void choose(HttpServletRequest request) {
    String code = request.getParameter(PARAMETER);
    if (code != null && CODES.contains(code)) {
      request.getSession(true).setAttribute(CHOSEN, code);
    }
  }

  /** {@code en} or {@code zh}. */
  public String getCode() {
    HttpSession session = request.getSession(false);
    @Nullable Object chosen = session == null ? null : session.getAttribute(CHOSEN);
    if (chosen instanceof String code) {
      return code;
    }
    return Collections.list(request.getLocales()).stream()
        .map(Locale::getLanguage)
        .filter(CODES::contains)
        .findFirst()
        .orElse("en");
  }

  public Locale getLocale() {
    return isChinese() ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
  }

  public boolean isChinese() {
    return getCode().equals("zh");
  }

  /** The code of the other language. */
  public String getOther() {
    return isChinese() ? "en" : "zh";
  }

  /** This very page in the other language. */
  public String getSwitchAddress() {
    String query = request.getQueryString() == null ? "" : request.getQueryString();
    String kept =
        Arrays.stream(query.split("&"))
            .filter(part -> !part.isEmpty() && !part.startsWith(PARAMETER + "="))
            .map(part -> part + "&")
            .collect(Collectors.joining());
    return request.getServletPath() + "?" + kept + PARAMETER + "=" + getOther();
  }
}
