package org.probity.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages refuse in the reader's language. */
class ReasonsTest {
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  /** A refusal that is one literal sentence. */
  private static final Pattern REFUSAL =
      Pattern.compile(
          "new (?:GuardException|\\w*OvertakenException)\\((?:\\s*Kind\\.\\w+,)?\\s*\"([^\"]+\\.)\"");

  /** Packages of the guard whose refusals no page shows. */
  private static final List<String> BY_API_ONLY =
      List.of(
          "/facts/", "/fairness/", "/explain/", "/models/", "/record/", "/works/", "/retention/");

  @ParameterizedTest
  @CsvSource({
    "There is no such task.,没有此任务。",
    "A name has 1 to 64 characters.,名称为 1 至 64 个字符。",
    "The pack is draft; this step needs it to be tested.,政策包当前状态为 draft；此步骤要求状态为 tested。",
    "Something new.,Something new."
  })
  void areSaidInChinese(String english, String chinese) {
    assertThat(Reasons.chinese(english)).isEqualTo(chinese);
  }

  @Test
  void everyRefusalOfADeskHasChineseWords() throws IOException {
    TreeSet<String> missing = new TreeSet<>();
    int seen = 0;
    try (Stream<Path> files = Files.walk(Path.of("../guard/src/main/java"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String path = file.toString().replace('\\', '/');
        Matcher refusal = REFUSAL.matcher(Files.readString(file));
        while (refusal.find() && BY_API_ONLY.stream().noneMatch(path::contains)) {
          seen++;
          if (!CHINESE.matcher(Reasons.chinese(refusal.group(1))).find()) {
            missing.add(refusal.group(1));
          }
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(seen).isGreaterThan(25);
  }
}
