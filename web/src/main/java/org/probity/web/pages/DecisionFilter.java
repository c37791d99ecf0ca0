package org.probity.web.pages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.DecisionCriteria;
import org.probity.domain.decision.DecisionCriteria.Field;
import org.probity.domain.decision.Decisions;
import org.probity.domain.decision.Verdict;
import org.probity.web.api.ViewQuery;

/** Which decisions to list and how, as the page's address says. */
public record DecisionFilter(Map<String, String> address) {
  /**
   * How a person is known beside the ledger: an HMAC, since their reference stands in no address.
   */
  static final String PERSON = "person";

  static final List<String> NAMES = names();
  static final int PAGE_SIZE = 50;
  private static final int LAST_PAGE = 1_000_000;
  private static final int REFERENCE_BYTES = 32;
  private static final String NEWEST_FIRST = "-time";
  private static final String LIST = "decisions.xhtml?";

  /** Those behind "more", which is open while one of them is given. */
  private static final List<String> MORE =
      List.of("finding", "application", "purpose", "policy_pack", "model_version", "explained");

  private static List<String> names() {
    List<String> names = new ArrayList<>(ViewQuery.NAMES);
    names.add(PERSON);
    names.add("page");
    return List.copyOf(names);
  }

  /** The token of a person for an address. */
  static String token(byte[] reference) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(reference);
  }

  Decisions.Query query() {
    String sort = sort();
    return new Decisions.Query(
        criteria(), sort.replace("-", ""), !sort.startsWith("-"), page(), PAGE_SIZE);
  }

  private DecisionCriteria criteria() {
    Map<Field, String> fields = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String value = field == Field.ACTOR ? null : text(field.code());
      if (value != null) {
        fields.put(field, value);
      }
    }
    return new DecisionCriteria(
        day("from", 0), day("to", 1), verdict(), fields, explained(), person(), null, text("q"));
  }

  /** Whether anything but order and page is asked for. */
  public boolean narrows() {
    return NAMES.stream()
        .filter(name -> !name.equals("sort") && !name.equals("page"))
        .anyMatch(name -> text(name) != null);
  }

  /** Whether one of the rarer filters is given. */
  public boolean isMore() {
    return MORE.stream().anyMatch(name -> text(name) != null);
  }

  /** Whether only decisions about one person are listed. */
  public boolean isAboutPerson() {
    return person() != null;
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

  /** The same, about everybody. */
  public String getAboutAll() {
    return with(Map.of(PERSON, "", "page", ""));
  }

  /** The same, about one person. */
  String about(byte[] reference) {
    return with(Map.of(PERSON, token(reference), "page", ""));
  }

  /** All but the page and the person, to be kept. */
  String kept() {
    return ViewQuery.text(ViewQuery.NAMES, changed(Map.of()));
  }

  /** The address of this list. */
  String here() {
    return with(Map.of());
  }

  private String with(Map<String, String> changes) {
    return LIST + ViewQuery.text(NAMES, changed(changes));
  }

  private Map<String, String> changed(Map<String, String> changes) {
    Map<String, String> all = new LinkedHashMap<>();
    NAMES.forEach(
        name -> {
          String value = changes.containsKey(name) ? changes.get(name) : text(name);
          if (value != null) {
            all.put(name, value);
          }
        });
    return all;
  }

  private @Nullable String text(String name) {
    String value = address.get(name);
    return value == null || value.isBlank() || value.indexOf('\0') >= 0 ? null : value.strip();
  }

  private @Nullable Verdict verdict() {
    String code = text("verdict");
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.code().equals(code))
        .findFirst()
        .orElse(null);
  }

  private @Nullable Boolean explained() {
    String code = text("explained");
    if (code == null || !(code.equals("yes") || code.equals("no"))) {
      return null;
    }
    return code.equals("yes");
  }

  private DecisionCriteria.@Nullable Person person() {
    String token = text(PERSON);
    if (token == null || !token.matches("[A-Za-z0-9_-]{43}")) {
      return null;
    }
    byte[] reference = Base64.getUrlDecoder().decode(token);
    return reference.length == REFERENCE_BYTES ? new DecisionCriteria.Person(reference) : null;
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
