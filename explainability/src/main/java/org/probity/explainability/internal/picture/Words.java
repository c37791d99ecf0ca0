package org.probity.explainability.internal.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.probity.domain.explanation.Method;

/** The words of a picture in one language. */
final class Words {
  static final Words ENGLISH = new Words("en");
  static final Words CHINESE = new Words("zh");

  private final String language;
  private final Properties words = new Properties();

  private Words(String language) {
    this.language = language;
    try (InputStream in = Words.class.getResourceAsStream("words_" + language + ".properties")) {
      if (in == null) {
        throw new IllegalStateException("The words of the pictures are not in this build.");
      }
      Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
      words.load(reader);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Chinese for {@code zh} and what begins so, else English. */
  static Words in(String lang) {
    return lang.toLowerCase(Locale.ROOT).startsWith("zh") ? CHINESE : ENGLISH;
  }

  String language() {
    return language;
  }

  /** The phrase of a key, with {@code %s} filled in. */
  String say(String key, Object... arguments) {
    String phrase = words.getProperty(key);
    if (phrase == null) {
      throw new IllegalArgumentException("There is no phrase " + key + ".");
    }
    return String.format(Locale.ROOT, phrase, arguments);
  }

  String method(Method method) {
    return say("method." + method.code());
  }

  /** Zero, pad and mask by their names, a number as it is. */
  String baseline(String code) {
    return say("baseline", words.getProperty("baseline." + code, code));
  }

  /** A warning in a sentence; one we have no words for stays a name. */
  String warning(String code) {
    return words.getProperty("warning." + code, code);
  }

  Set<String> keys() {
    return words.stringPropertyNames();
  }
}
