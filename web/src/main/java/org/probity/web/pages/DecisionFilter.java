package org.probity.web.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Decisions;
import org.probity.domain.decision.Verdict;

/** Which decisions to list and how, as the page's address says. */
public record DecisionFilter(Map<String, String> address) {
  static final List<String> NAMES =
      List.of("from", "to", "model", "verdict", "rule", "q", "sort", "page");
  static final int PAGE_SIZE = 50;
  private static final int LAST_PAGE = 1_000_000;
  private static final String NEWEST_FIRST = "-time";

  Decisions.Query query() {
    String sort = sort();
    return new Decisions.Query(
        day("from", 0),
        day("to", 1),
        text("model"),
        verdict(),
        text("rule"),
        null,
        text("q"),
        sort.replace("-", ""),
        !sort.startsWith("-"),
        page(),
        PAGE_SIZE);
  }

  /** The same but for the verdict, to count how many there are of each. */
  Decisions.Query counting(Verdict verdict) {
    Decisions.Query all = query();
    return new Decisions.Query(
        all.from(),
        all.to(),
        all.model(),
        verdict,
        all.rule(),
        null,
        all.q(),
        all.sort(),
        all.ascending(),
        0,
        1);
  }

  /** Whether anything but order and page is asked for. */
  public boolean narrows() {
    return NAMES.stream()
        .filter(name -> !name.equals("sort") && !name.equals("page"))
        .anyMatch(name -> text(name) != null);
  }

  public String sort() {
    String sort = text("sort");
    return sort == null ? NEWEST_FIRST : sort;
  }

  /** From 0. */
  public int page() {
    String page = text("page");
    return page != null && page.matches("\\d{1,6}")
        ? Math.min(Math.max(Integer.parseInt(page) - 1, 0), LAST_PAGE)
        : 0;
  }

  /** The address of the list ordered by a column; again turns the order round. */
  public String sorted(String column) {
    return with(Map.of("sort", sort().equals("-" + column) ? column : "-" + column, "page", ""));
  }

  /** For {@code aria-sort}. */
  public String order(String column) {
    if (sort().equals(column)) {
      return "ascending";
    }
    return sort().equals("-" + column) ? "descending" : "none";
  }

  public String atPage(int page) {
    return with(Map.of("page", Integer.toString(page + 1)));
  }

  private String with(Map<String, String> changes) {
    Map<String, String> all = new LinkedHashMap<>();
    NAMES.forEach(
        name -> {
          String value = changes.containsKey(name) ? changes.get(name) : text(name);
          if (value != null && !value.isEmpty()) {
            all.put(name, value);
          }
        });
    return "decisions.xhtml?"
        + all.entrySet().stream()
            .map(
                each ->
                    each.getKey()
                        + "="
                        + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }

  private @Nullable String text(String name) {
    String value = address.get(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private @Nullable Verdict verdict() {
    String code = text("verdict");
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.code().equals(code))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Instant day(String name, int later) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text).plusDays(later).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }
}
