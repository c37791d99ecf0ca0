package org.probity.web.api;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the address of the list of decisions says, as {@code verdict=deny&rule=PRV-08}. */
public final class ViewQuery {
  /** Of the filters and the order, in the order in which they stand. */
  public static final List<String> NAMES =
      List.of(
          "from",
          "to",
          "model",
          "model_version",
          "verdict",
          "rule",
          "finding",
          "application",
          "purpose",
          "policy_pack",
          "explained",
          "q",
          "sort");

  private ViewQuery() {}

  /**
   * Those of the given that are known and not blank.
   *
   * @throws IllegalArgumentException if it is not encoded as an address is
   */
  static Map<String, String> parse(String query) {
    Map<String, String> given = new LinkedHashMap<>();
    for (String part : query.split("&", -1)) {
      String[] pair = part.split("=", 2);
      if (pair.length == 2) {
        given.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
      }
    }
    given.keySet().retainAll(NAMES);
    given.values().removeIf(String::isBlank);
    return given;
  }

  /** As an address has it, in the order of {@code names}. */
  public static String text(List<String> names, Map<String, String> values) {
    return names.stream()
        .filter(name -> !values.getOrDefault(name, "").isBlank())
        .map(name -> name + "=" + URLEncoder.encode(values.get(name), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
