package org.probity.rules.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.rules.RulesException;

/** A mapping of a YAML document that knows its place, so that messages can name it. */
public final class YamlMap {
  private final Map<String, Object> entries;
  private final String place;
  private final Map<String, String> places;

  private YamlMap(Map<String, Object> entries, String place, Map<String, String> places) {
    this.entries = entries;
    this.place = place;
    this.places = places;
  }

  /**
   * A mapping that was no YAML: the row of a sheet.
   *
   * @param places where the value of each key stands, as {@code C7}
   */
  public static YamlMap of(Map<String, Object> entries, String place, Map<String, String> places) {
    return new YamlMap(entries, place, places);
  }

  static YamlMap of(Map<?, ?> map, String place) {
    Map<String, Object> entries = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (!(key instanceof String name)) {
            throw new RulesException(place + ": every key is text.");
          }
          if (value == null) {
            throw new RulesException(place + ": " + name + " is empty.");
          }
          entries.put(name, value);
        });
    return new YamlMap(entries, place, Map.of());
  }

  public String place() {
    return place;
  }

  /** Where the value of the key stands; the mapping's place if it has none of its own. */
  public String place(String key) {
    return places.getOrDefault(key, place);
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /**
   * @throws RulesException if there is a key that is not among these
   */
  public void allow(String... keys) {
    Set<String> known = Set.of(keys);
    for (String key : entries.keySet()) {
      if (!known.contains(key)) {
        throw new RulesException(place + ": there is no such field as " + shown(key) + ".");
      }
    }
  }

  public String text(String key) {
    String text = cast(key, value(key), String.class, "is text (put it in quotes)");
    if (text.isBlank()) {
      throw error(key, "is blank");
    }
    return text;
  }

  public @Nullable String textOrNull(String key) {
    return has(key) ? text(key) : null;
  }

  /** False when the key is not there. */
  public boolean flag(String key) {
    return cast(key, entries.getOrDefault(key, false), Boolean.class, "is true or false");
  }

  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Object each : list(key)) {
      texts.add(cast(key, each, String.class, "is a list of texts"));
    }
    return texts;
  }

  /** The mappings of a list; each is placed at its {@code id} or {@code name} if it has one. */
  public List<YamlMap> maps(String key) {
    List<YamlMap> maps = new ArrayList<>();
    for (Object each : list(key)) {
      Map<?, ?> map = cast(key, each, Map.class, "is a list of mappings");
      Object id = map.containsKey("id") ? map.get("id") : map.get("name");
      maps.add(of(map, id instanceof String text ? shown(text) : place(key) + ", " + key));
    }
    return maps;
  }

  /** The mapping under a key. */
  public YamlMap map(String key) {
    return of(cast(key, value(key), Map.class, "is a mapping"), place(key) + ", " + key);
  }

  public Map<String, Object> entries() {
    return entries;
  }

  private List<?> list(String key) {
    return cast(key, value(key), List.class, "is a list");
  }

  private Object value(String key) {
    Object value = entries.get(key);
    if (value == null) {
      throw error(key, "is missing");
    }
    return value;
  }

  private <T> T cast(String key, Object value, Class<T> type, String kind) {
    if (!type.isInstance(value)) {
      throw error(key, kind);
    }
    return type.cast(value);
  }

  private RulesException error(String key, String what) {
    return new RulesException(place(key) + ": " + key + " " + what + ".");
  }

  private static String shown(String text) {
    return text.matches("[A-Za-z0-9_.-]{1,64}") ? text : "(unreadable)";
  }
}
