package org.probity.rules;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.rules.internal.Resources;
import org.probity.rules.internal.YamlMap;
import org.probity.rules.internal.YamlReader;

/** Every fact a policy may ask for: where it comes from, and what its absence means. */
public final class FactTable {
  private static final FactTable SHIPPED = read(Resources.bytes("/org/probity/rules/facts.yaml"));

  private final Map<String, FactDefinition> byName;

  private FactTable(Map<String, FactDefinition> byName) {
    this.byName = byName;
  }

  public static FactTable shipped() {
    return SHIPPED;
  }

  /** In the order of the table. */
  public List<FactDefinition> all() {
    return List.copyOf(byName.values());
  }

  public @Nullable FactDefinition find(String name) {
    return byName.get(name);
  }

  /**
   * @throws RulesException if the table has no such fact
   */
  public FactDefinition get(String name) {
    FactDefinition found = byName.get(name);
    if (found == null) {
      throw new RulesException("There is no fact of that name in the fact table.");
    }
    return found;
  }

  /** The table as a document in English and Chinese. */
  public String markdown() {
    return FactTableDocument.of(all());
  }

  static FactTable read(byte[] yaml) {
    YamlMap document = YamlReader.documents(yaml, "fact table").get(0);
    Map<String, FactDefinition> facts = new LinkedHashMap<>();
    for (YamlMap row : document.maps("facts")) {
      row.allow(
          "name", "type", "values", "values_of", "open", "source", "set_by", "absence", "en", "zh");
      String name = row.text("name");
      facts.put(
          name,
          new FactDefinition(
              name,
              FactType.valueOf(row.text("type").toUpperCase(Locale.ROOT)),
              row.text("source"),
              row.text("set_by"),
              Absence.valueOf(row.text("absence").toUpperCase(Locale.ROOT)),
              row.text("en"),
              row.text("zh"),
              values(row, facts),
              row.flag("open")));
    }
    return new FactTable(facts);
  }

  private static Set<String> values(YamlMap row, Map<String, FactDefinition> before) {
    if (row.has("values_of")) {
      FactDefinition other = before.get(row.text("values_of"));
      if (other == null) {
        throw new RulesException(row.place() + ": values_of names no fact above.");
      }
      return other.values();
    }
    return row.has("values") ? new LinkedHashSet<>(row.texts("values")) : Set.of();
  }
}
