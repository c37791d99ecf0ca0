package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.launcher.testing.ProbityProcess;

/** The words of the pages are complete in both languages. */
class PageWordsIT {
  private static final Path APP = ProbityProcess.distribution().resolve("app");
  private static final Properties ENGLISH = read("messages.properties");
  private static final Properties CHINESE = read("messages_zh.properties");

  /** A word asked for by name, also as one of two. */
  private static final Pattern ASKED = Pattern.compile("t\\.of\\(([^()]*?)[,)]");

  private static final Pattern GROUP = Pattern.compile("t\\.code\\('([\\w.]+)'");
  private static final Pattern NAME = Pattern.compile("'([\\w.]+)'");
  private static final Pattern HOLE = Pattern.compile("\\{\\d");

  @Test
  void sameKeysSameHoles() {
    assertThat(CHINESE.stringPropertyNames()).isEqualTo(ENGLISH.stringPropertyNames());
    for (String key : ENGLISH.stringPropertyNames()) {
      assertThat(holes(CHINESE, key)).as(key).isEqualTo(holes(ENGLISH, key));
    }
  }

  @Test
  void everyPhraseIsWellFormed() {
    Stream.of(ENGLISH, CHINESE)
        .flatMap(words -> words.values().stream())
        .forEach(phrase -> assertThat(new MessageFormat((String) phrase)).isNotNull());
  }

  @Test
  void everyWordThatAPageAsksForExists() {
    Set<String> asked = names(ASKED);
    assertThat(asked).hasSizeGreaterThan(100);
    assertThat(ENGLISH.stringPropertyNames()).containsAll(asked);
    assertThat(names(GROUP))
        .isNotEmpty()
        .allSatisfy(
            group ->
                assertThat(ENGLISH.stringPropertyNames())
                    .anyMatch(key -> key.startsWith(group + ".")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verdict.allow verdict.transform verdict.escalate verdict.deny",
        "effect.DENY effect.ESCALATE effect.REDACT effect.LABEL effect.WATERMARK effect.TRANSFORM",
        "severity.LOW severity.MEDIUM severity.HIGH severity.CRITICAL",
        "stage.REQUEST stage.RESPONSE stage.EXPLAINED",
        "review.state.OPEN review.state.CLAIMED review.state.RELEASED review.state.REFUSED",
        "review.answer.EXPIRED review.state.EXPIRED role.officer role.regulator role.admin",
        "event.decision event.explanation event.review event.erasure event.outcome",
      })
  void everyConstantHasWords(String keys) {
    assertThat(ENGLISH.stringPropertyNames()).contains(keys.split(" "));
  }

  private static Set<String> holes(Properties words, String key) {
    Set<String> holes = new TreeSet<>();
    HOLE.matcher(words.getProperty(key)).results().forEach(hole -> holes.add(hole.group()));
    return holes;
  }

  private static Set<String> names(Pattern pattern) {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(APP)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".xhtml")).toList()) {
        Matcher call = pattern.matcher(Files.readString(file));
        while (call.find()) {
          String argument = call.group(1);
          Matcher name =
              NAME.matcher(
                  argument.startsWith("'") || argument.contains("?")
                      ? argument.substring(argument.indexOf('?') + 1)
                      : "'" + argument + "'");
          name.results().map(result -> result.group(1)).forEach(names::add);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    names.removeIf(name -> name.endsWith("."));
    return names;
  }

  private static Properties read(String file) {
    Properties words = new Properties();
    Path path = APP.resolve("WEB-INF/classes/org/probity/web/pages").resolve(file);
    try (Reader reader = Files.newBufferedReader(path)) {
      words.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
