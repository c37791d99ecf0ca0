package org.probity.web.security;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which browser somebody uses, by the product that its {@code User-Agent} names (RFC 9110 section
 * 10.1.5). Enough to tell one's own sessions apart, and nothing by which to know a person again.
 */
final class BrowserFamily {
  static final String OTHER = "other";

  /** In this order, since each later one is named by those before it too. */
  private static final Map<String, String> FAMILIES = new LinkedHashMap<>();

  static {
    FAMILIES.put("Edg", "Edge");
    FAMILIES.put("OPR/", "Opera");
    FAMILIES.put("Firefox/", "Firefox");
    FAMILIES.put("FxiOS/", "Firefox");
    FAMILIES.put("Chrome/", "Chrome");
    FAMILIES.put("CriOS/", "Chrome");
    FAMILIES.put("Safari/", "Safari");
  }

  private BrowserFamily() {}

  static String of(@Nullable String userAgent) {
    return userAgent == null
        ? OTHER
        : FAMILIES.entrySet().stream()
            .filter(family -> userAgent.contains(family.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(OTHER);
  }
}
