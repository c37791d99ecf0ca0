package org.probity.reports.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the entries of a bundle come to, counted from their leaves as they are written. */
public final class Tally {
  private final Map<String, Long> types = new TreeMap<>();
  private final Map<String, Long> verdicts = new TreeMap<>();
  private final Map<String, Long> models = new TreeMap<>();
  private final Map<String, Fired> rules = new TreeMap<>();
  private long entries;
  private @Nullable String first;
  private @Nullable String last;

  /**
   * How often a rule fired in force.
   *
   * @param effects decisions by the effect it had
   * @param firstIndex of the ledger
   * @param lastIndex of the ledger
   */
  public record Fired(Map<String, Long> effects, long firstIndex, long lastIndex) {
    public long decisions() {
      return effects.values().stream().mapToLong(Long::longValue).sum();
    }

    private Fired again(String effect, long index) {
      Map<String, Long> more = new TreeMap<>(effects);
      more.merge(effect, 1L, Long::sum);
      return new Fired(more, firstIndex, index);
    }
  }

  void add(long index, JsonNode leaf) {
    entries++;
    String time = leaf.path("time").asText();
    first = first == null || time.compareTo(first) < 0 ? time : first;
    last = last == null || time.compareTo(last) > 0 ? time : last;
    types.merge(leaf.path("type").asText(), 1L, Long::sum);
    if (!leaf.path("type").asText().equals("decision")) {
      return;
    }
    verdicts.merge(leaf.path("verdict").asText(), 1L, Long::sum);
    models.merge(
        leaf.path("model").path("name").asText()
            + " "
            + leaf.path("model").path("version").asText(),
        1L,
        Long::sum);
    for (JsonNode rule : leaf.path("rules")) {
      rules.merge(
          rule.path("id").asText(),
          new Fired(Map.of(rule.path("effect").asText(), 1L), index, index),
          (before, now) -> before.again(rule.path("effect").asText(), index));
    }
  }

  public long entries() {
    return entries;
  }

  /** Time of the earliest event, RFC 3339; null without any. */
  public @Nullable String first() {
    return first;
  }

  /** Time of the latest event, RFC 3339; null without any. */
  public @Nullable String last() {
    return last;
  }

  /** Entries by type. */
  public Map<String, Long> types() {
    return Collections.unmodifiableMap(types);
  }

  /** Decisions by verdict. */
  public Map<String, Long> verdicts() {
    return Collections.unmodifiableMap(verdicts);
  }

  /** Decisions by model and version. */
  public Map<String, Long> models() {
    return Collections.unmodifiableMap(models);
  }

  /** By policy id. */
  public Map<String, Fired> rules() {
    return Collections.unmodifiableMap(rules);
  }
}
