package org.probity.explainability.internal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.probity.domain.explanation.Method;
import org.probity.explainability.internal.attribution.Warning;

class WordsTest {
  private static final Object[] ARGUMENTS = {"①", "②", "③", "④"};

  @Test
  void bothLanguagesSayTheSameThingsAndEveryPhraseCanBeSaid() {
    assertThat(Words.CHINESE.keys()).isEqualTo(Words.ENGLISH.keys());
    for (String key : Words.ENGLISH.keys()) {
      assertThat(count(Words.CHINESE.say(key, ARGUMENTS)))
          .as(key)
          .isEqualTo(count(Words.ENGLISH.say(key, ARGUMENTS)));
    }
  }

  /** How many arguments found their place. */
  private static long count(String said) {
    return Arrays.stream(ARGUMENTS).filter(mark -> said.contains((String) mark)).count();
  }

  @ParameterizedTest
  @EnumSource(Method.class)
  void everyMethodHasAName(Method method) {
    assertThat(Words.ENGLISH.method(method)).isNotBlank();
    assertThat(Words.CHINESE.method(method)).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(Warning.class)
  void everyWarningHasASentence(Warning warning) {
    assertThat(Words.ENGLISH.warning(warning.code())).endsWith(".");
    assertThat(Words.CHINESE.warning(warning.code())).endsWith("。");
  }
}
