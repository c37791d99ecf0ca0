package org.probity.guard.review;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an officer had before them who decided a case (AI Act 14(4)): of the held decision, whose
 * record does not change, these parts.
 *
 * @param where {@code page}, {@code list} or {@code api}
 * @param parts codes, as {@code rules} and {@code inputs}; none where the server cannot know
 * @param language of the page; null for none
 * @param time since the officer opened it; null if that is not known
 */
public record Shown(
    String where, List<String> parts, @Nullable String language, @Nullable Duration time) {

  /** The case went out by the API; what was made of it there is not known here. */
  public static final Shown BY_API = new Shown("api", List.of(), null, null);

  public Shown {
    parts = List.copyOf(parts);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new HashMap<>();
    map.put("where", where);
    map.put("parts", parts);
    if (language != null) {
      map.put("language", language);
    }
    if (time != null) {
      map.put("seconds", time.toSeconds());
    }
    return map;
  }
}
