package org.probity.rules;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Citation;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.Severity;
import org.probity.rules.condition.Condition;
import org.probity.rules.condition.ConditionParser;
import org.probity.rules.internal.YamlMap;
import org.probity.rules.internal.YamlReader;

/**
 * Reads a pack: a YAML stream whose first document is the head ({@code pack}, {@code version},
 * {@code base}, perhaps {@code evidence}) and whose others each hold a {@code group} and its {@code
 * policies}.
 */
public final class PackReader {
  /** Of a policy, as they are written one after another. */
  static final List<String> FIELDS =
      List.of(
          "id",
          "title",
          "title_zh",
          "statement",
          "statement_zh",
          "sources",
          "applies_from",
          "applies_until",
          "condition",
          "effect",
          "severity",
          "obligations",
          "fires",
          "passes");

  /** The thresholds of explanations, each a number from 0. */
  static final List<String> EVIDENCE =
      List.of("completeness", "faithfulness_margin", "randomisation", "max_sensitivity");

  static final int MOST_POLICIES = 1_000;
  private static final String ID = "[A-Z][A-Z0-9]{1,7}-[0-9]{1,4}";
  static final String CODE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
  static final String VERSION = "[0-9]+(\\.[0-9]+){0,3}";

  private PackReader() {}

  /**
   * @throws RulesException that names the policy and the place in it
   */
  public static PolicyPack read(byte[] yaml) {
    List<YamlMap> documents = YamlReader.documents(yaml, "pack");
    YamlMap head = documents.get(0);
    head.allow("pack", "version", "base", "evidence");
    String id = matching(head, "pack", CODE);
    String version = matching(head, "version", VERSION);
    Map<String, Object> base = facts(head.map("base"));
    Map<String, Double> evidence = head.has("evidence") ? evidence(head) : Map.of();
    List<Policy> policies = new ArrayList<>();
    for (YamlMap group : documents.subList(1, documents.size())) {
      group.allow("group", "policies");
      String name = matching(group, "group", CODE);
      group.maps("policies").forEach(policy -> policies.add(policy(policy, name)));
    }
    checkIds(policies);
    return new PolicyPack(id, version, base, evidence, policies, yaml);
  }

  private static Map<String, Double> evidence(YamlMap head) {
    YamlMap map = head.map("evidence");
    map.allow(EVIDENCE.toArray(String[]::new));
    Map<String, Double> thresholds = new TreeMap<>();
    map.entries()
        .forEach(
            (name, value) -> {
              if (!(value instanceof Number number)
                  || !(number.doubleValue() >= 0)
                  || Double.isInfinite(number.doubleValue())) {
                throw new RulesException(
                    map.place(name) + ": " + name + " is a number, 0 or greater.");
              }
              thresholds.put(name, number.doubleValue());
            });
    return thresholds;
  }

  private static void checkIds(List<Policy> policies) {
    if (policies.isEmpty() || policies.size() > MOST_POLICIES) {
      throw new RulesException("A pack has 1 to " + MOST_POLICIES + " policies.");
    }
    Set<String> seen = new HashSet<>();
    for (Policy policy : policies) {
      if (!seen.add(policy.id())) {
        throw new RulesException(policy.id() + ": the id is taken by another policy of the pack.");
      }
    }
  }

  /**
   * @throws RulesException that names the place in it
   */
  static Policy policy(YamlMap map, String group) {
    map.allow(FIELDS.toArray(String[]::new));
    String rule = map.text("condition");
    return new Policy(
        matching(map, "id", ID),
        map.text("title"),
        map.text("title_zh"),
        map.text("statement"),
        map.text("statement_zh"),
        group,
        sources(map),
        date(map, "applies_from"),
        date(map, "applies_until"),
        rule,
        condition(map, rule),
        constant(Effect.class, map, "effect"),
        constant(Severity.class, map, "severity"),
        codes(map, "obligations"),
        examples(map));
  }

  private static Condition condition(YamlMap map, String rule) {
    try {
      return ConditionParser.parse(rule, FactTable.shipped());
    } catch (RulesException e) {
      throw new RulesException(map.place("condition") + ": condition, " + e.getMessage(), e);
    }
  }

  private static List<Source> sources(YamlMap map) {
    List<Source> sources = new ArrayList<>();
    for (YamlMap source : map.maps("sources")) {
      source.allow("source", "clause", "checked", "applies_from");
      sources.add(
          new Source(
              new Citation(source.text("source"), source.text("clause"), source.flag("checked")),
              date(source, "applies_from")));
    }
    if (sources.isEmpty()) {
      throw new RulesException(map.place("sources") + ": a policy has a source.");
    }
    return sources;
  }

  private static List<Example> examples(YamlMap map) {
    List<Example> examples = new ArrayList<>();
    for (YamlMap facts : map.maps("fires")) {
      examples.add(new Example(true, facts(facts)));
    }
    for (YamlMap facts : map.maps("passes")) {
      examples.add(new Example(false, facts(facts)));
    }
    return examples;
  }

  private static Map<String, Object> facts(YamlMap map) {
    try {
      return FactSheet.builder().putAll(map.entries()).build().asMap();
    } catch (RulesException e) {
      throw new RulesException(map.place() + ": " + e.getMessage(), e);
    }
  }

  private static List<String> codes(YamlMap map, String key) {
    List<String> codes = map.texts(key);
    if (codes.stream().allMatch(code -> code.matches(CODE))) {
      return codes;
    }
    throw new RulesException(
        map.place(key) + ": " + key + " are words in lower case with hyphens.");
  }

  static String matching(YamlMap map, String key, String form) {
    String text = map.text(key);
    if (text.matches(form)) {
      return text;
    }
    throw new RulesException(map.place(key) + ": " + key + " has a form that is not allowed.");
  }

  private static @Nullable LocalDate date(YamlMap map, String key) {
    String text = map.textOrNull(key);
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new RulesException(map.place(key) + ": " + key + " is a date as 2026-08-02.", e);
    }
  }

  private static <E extends Enum<E>> E constant(Class<E> type, YamlMap map, String key) {
    try {
      return Enum.valueOf(type, map.text(key));
    } catch (IllegalArgumentException e) {
      throw new RulesException(
          map.place(key) + ": " + key + " is one of " + List.of(type.getEnumConstants()) + ".", e);
    }
  }
}
