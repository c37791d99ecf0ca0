package org.probity.detection.licenses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probity.detection.TextFinder;
import org.probity.domain.finding.Finding;

/**
 * Licences in a text by SPDX tags, headers and full texts, whatever the comment signs before its
 * lines and however they are broken. COPYLEFT_CODE is what a person must look at: copyleft, use
 * restrictions, and licences that no table knows; PERMISSIVE_CODE what asks for its notice. A tag
 * scores 0.95, a grant 0.85, and a passage that only speaks of a licence 0.3.
 */
public final class LicenseFinder implements TextFinder {
  private static final String COPYLEFT = "COPYLEFT_CODE";
  private static final String PERMISSIVE = "PERMISSIVE_CODE";
  private static final double TAGGED = 0.95;
  private static final Pattern TAG =
      Pattern.compile(
          "SPDX-License-Identifier:[ \\t]{0,8}([A-Za-z0-9.:+() -]{1,300})",
          Pattern.CASE_INSENSITIVE);

  /** In one text; more are a list of licences. */
  private static final int MOST = 200;

  /** Characters behind a phrase in which the version stands, or the third clause. */
  private static final int REACH = 160;

  private static final int LONG_REACH = 1_600;

  @Override
  public Set<String> entities() {
    return Set.of(COPYLEFT, PERMISSIVE);
  }

  @Override
  public List<Finding> find(String text) {
    Map<String, Finding> found = new HashMap<>();
    tags(text, found);
    notices(text, found);
    return new ArrayList<>(found.values());
  }

  private static void tags(String text, Map<String, Finding> found) {
    Matcher tag = TAG.matcher(text);
    while (tag.find() && found.size() < MOST) {
      String expression = tag.group(1).strip();
      Terms terms = Expression.terms(expression);
      // What cannot be read may ask for anything.
      add(
          found,
          text,
          new Place(tag.start(), tag.end()),
          terms == null ? Terms.REVIEW : terms,
          TAGGED,
          terms == null ? "SPDX tag that cannot be read" : "SPDX tag " + expression);
    }
  }

  private static void notices(String text, Map<String, Finding> found) {
    PlainText plain = PlainText.of(text);
    String words = plain.text();
    for (Notice notice : Notice.ALL) {
      int at = words.indexOf(notice.phrase());
      while (at >= 0 && found.size() < MOST) {
        int end = at + notice.phrase().length();
        boolean whole =
            (at == 0 || words.charAt(at - 1) == ' ')
                && (end == words.length() || words.charAt(end) == ' ');
        if (whole) {
          int reach = notice.phrase().startsWith("redistribution") ? LONG_REACH : REACH;
          String after = words.substring(end, Math.min(words.length(), end + reach));
          String id = notice.reading().license(after);
          add(
              found,
              text,
              new Place(plain.origin(at), plain.origin(end - 1) + 1),
              Terms.of(id),
              notice.score(),
              "words of " + id);
        }
        at = words.indexOf(notice.phrase(), end);
      }
    }
  }

  private record Place(int start, int end) {}

  /** Of one licence the surest finding stands. */
  private static void add(
      Map<String, Finding> found, String text, Place place, Terms terms, double score, String why) {
    Finding known = found.get(why);
    if (terms == Terms.NOTHING || (known != null && known.score() >= score)) {
      return;
    }
    int start = text.codePointCount(0, place.start());
    Finding finding =
        new Finding(
            terms == Terms.NOTICE ? PERMISSIVE : COPYLEFT,
            start,
            start + text.codePointCount(place.start(), place.end()),
            score,
            "license",
            why);
    found.put(why, finding);
  }
}
