package org.probity.detection.internal;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.detection.DetectorEntry;
import org.probity.domain.finding.Finding;

/**
 * Names of persons in Chinese text: a common surname, one or two characters of a given name, and
 * what stands beside it. A word list, and its findings say so: it knows neither rare surnames, nor
 * foreign names in Chinese characters, nor a name that nothing beside it tells.
 */
final class ChineseNames implements Recognizer {
  private static final ChineseWords WORDS = new ChineseWords();

  private static final int LONGEST_GIVEN = 2;

  /** Of a surname, a given name and the words around. */
  private static final double IN_A_FIELD = 0.85;

  /** And behind it a title, or what a person does or owns. */
  private static final double IN_A_FIELD_AND_MORE = 0.87;

  private static final double WITH_A_TITLE = 0.8;
  private static final double TITLE_BEFORE = 0.75;
  private static final double TITLE_IN_A_PHRASE = 0.7;
  private static final double SURNAME_AND_TITLE = 0.6;
  private static final double IN_A_FIELD_UNENDED = 0.6;
  private static final double DOES_OR_OWNS = 0.6;
  private static final double SHORT_DOES_OR_OWNS = 0.45;

  /** Signs that may stand between a field's name and what is in it. */
  private static final String SEPARATORS = ":： 　“\"「（(";

  private static final int MOST_SEPARATORS = 2;

  @Override
  public String entity() {
    return "PERSON";
  }

  @Override
  public String name() {
    return "cn-person";
  }

  @Override
  public String kind() {
    return "lexicon";
  }

  @Override
  public List<String> languages() {
    return List.of("zh");
  }

  @Override
  public DetectorEntry.@Nullable Measured measured() {
    return WORDS.measured();
  }

  @Override
  public List<String> finds() {
    return List.of(
        "姓名：«王小明»",
        "我叫«李娜»，今年三十岁。",
        "联系人«欧阳志远»，电话另附",
        "请把合同交给«陈»先生。",
        "昨天«张建国»老师来过。",
        "客户«刘洋»投诉物流太慢。",
        "«赵丽华»说她明天来。",
        "聯絡人：«陳美玲»",
        "经理«周涛»已经签字。");
  }

  @Override
  public List<String> ignores() {
    return List.of("周末我们去爬山。", "他高兴地说好。", "历史老师今天请假。", "项目经理负责进度。", "高中老师很忙。", "王子和公主", "王小明");
  }

  @Override
  public List<Finding> find(NormalizedText text) {
    String plain = text.text();
    List<Finding> findings = new ArrayList<>();
    int at = 0;
    while (at < plain.length()) {
      Match match = plain.charAt(at) < '一' ? null : best(plain, at);
      if (match == null) {
        at++;
      } else {
        int start = text.start(at);
        int end = text.end(match.end());
        findings.add(new Finding("PERSON", start, end, match.score(), name(), match.why()));
        at = match.end();
      }
    }
    return findings;
  }

  private record Match(int end, double score, String why) {}

  /** The surest name that begins here; of equals the longest. */
  private static @Nullable Match best(String text, int start) {
    int compound = start + 2 <= text.length() && has("compound", text, start, start + 2) ? 2 : 0;
    int surname = compound > 0 ? 2 : has("surnames", text, start, start + 1) ? 1 : 0;
    if (surname == 0 || (compound == 0 && WORDS.beginning("words", text, start) > 0)) {
      return null;
    }
    Before before = Before.of(text, start);
    boolean doubtful = has("doubtful", text, start, start + surname);
    Match best = null;
    for (int given = LONGEST_GIVEN; given >= 0; given--) {
      int end = start + surname + given;
      if (end <= text.length() && given(text, start + surname, end)) {
        Match match = match(text, end, given, before, doubtful);
        if (match != null && (best == null || match.score() > best.score())) {
          best = match;
        }
      }
    }
    return best;
  }

  private static boolean given(String text, int from, int to) {
    if (from < to && WORDS.beginning("title", text, from) > 0) {
      return false;
    }
    for (int at = from; at < to; at++) {
      if (!han(text.charAt(at)) || has("never", text, at, at + 1)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Match match(
      String text, int end, int given, Before before, boolean doubtful) {
    boolean titled = WORDS.beginning("title", text, end) > 0;
    if (given == 0) {
      return titled && before != Before.WITHIN
          ? new Match(end, SURNAME_AND_TITLE, "surname and a title")
          : null;
    }
    boolean does = WORDS.beginning("does", text, end) > 0 || WORDS.beginning("owns", text, end) > 0;
    boolean ended =
        titled || does || end == text.length() || !han(text.charAt(end)) || ends(text, end);
    if (before == Before.LABEL && (ended || (given == LONGEST_GIVEN && !doubtful))) {
      double score = titled || does ? IN_A_FIELD_AND_MORE : IN_A_FIELD;
      return new Match(
          end, ended ? score : IN_A_FIELD_UNENDED, "surname, and a field's name before");
    }
    if (titled && (before != Before.WITHIN || given == LONGEST_GIVEN)) {
      double score = before == Before.WITHIN ? TITLE_IN_A_PHRASE : WITH_A_TITLE;
      return new Match(end, score, "surname, and a title after");
    }
    if (before == Before.TITLE && ended) {
      return new Match(end, TITLE_BEFORE, "surname, and a title before");
    }
    if (does && before == Before.OPEN && !doubtful) {
      double score = given == LONGEST_GIVEN ? DOES_OR_OWNS : SHORT_DOES_OR_OWNS;
      return new Match(end, score, "surname, and what a person does or owns after");
    }
    return null;
  }

  private static boolean ends(String text, int at) {
    return WORDS.beginning("ends", text, at) > 0;
  }

  /** What a name may follow. */
  private enum Before {
    LABEL,
    TITLE,
    /** Nothing, no Chinese, or a word that opens a place. */
    OPEN,
    /** Chinese, of which the name may be a part. */
    WITHIN;

    static Before of(String text, int start) {
      int at = start;
      while (at > 0
          && start - at < MOST_SEPARATORS
          && SEPARATORS.indexOf(text.charAt(at - 1)) >= 0) {
        at--;
      }
      if (WORDS.ending("label", text, at)) {
        return LABEL;
      }
      if (at == start && WORDS.ending("title", text, at)) {
        return TITLE;
      }
      boolean open =
          at < start || at == 0 || !han(text.charAt(at - 1)) || WORDS.ending("opens", text, at);
      return open ? OPEN : WITHIN;
    }
  }

  private static boolean has(String list, String text, int from, int to) {
    return WORDS.has(list, text.substring(from, to));
  }

  private static boolean han(char c) {
    return UnicodeScript.of(c) == UnicodeScript.HAN;
  }
}
