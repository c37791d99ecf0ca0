package org.probity.rules;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one decision at one stage. A fact nobody put is absent; {@link FactTable} says what
 * that means.
 */
public final class FactSheet {
  private final Map<String, Object> values;

  private FactSheet(Map<String, Object> values) {
    this.values = values;
  }

  public static Builder builder() {
    return new Builder(Map.of());
  }

  /** A builder that starts with these facts. */
  public Builder toBuilder() {
    return new Builder(values);
  }

  /** The value, {@link FactDefinition#UNKNOWN}, or null when absent. */
  public @Nullable Object get(String name) {
    return values.get(name);
  }

  /**
   * What was put, sorted by name, for recording: booleans, integers, strings and sorted sets of
   * strings.
   */
  public Map<String, Object> asMap() {
    return values;
  }

  /** The names only; a value may be personal. */
  @Override
  public String toString() {
    return "FactSheet" + values.keySet();
  }

  /** Collects facts; a fact put twice keeps the later value. */
  public static final class Builder {
    private final Map<String, Object> values;

    private Builder(Map<String, Object> values) {
      this.values = new TreeMap<>(values);
    }

    /**
     * @throws RulesException if there is no such fact or the value is not of its type
     */
    public Builder put(String name, Object value) {
      values.put(name, FactTable.shipped().get(name).held(value));
      return this;
    }

    /**
     * @throws RulesException as {@link #put}
     */
    public Builder putAll(Map<String, ?> facts) {
      facts.forEach(this::put);
      return this;
    }

    /** Somebody looked and could not tell, as a detector that does not know the language. */
    public Builder unknown(String name) {
      return put(name, FactDefinition.UNKNOWN);
    }

    public Builder remove(String name) {
      values.remove(name);
      return this;
    }

    public FactSheet build() {
      return new FactSheet(Collections.unmodifiableMap(new TreeMap<>(values)));
    }
  }
}
