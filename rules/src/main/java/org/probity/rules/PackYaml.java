package org.probity.rules;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one way to write a pack as YAML: the same bytes for the same pack, so that a pack which was
 * drawn up in another form has one hash. Text is in double quotes, facts are sorted by name.
 */
final class PackYaml {
  private final StringBuilder yaml = new StringBuilder();

  private PackYaml() {}

  static byte[] write(PolicyPack pack) {
    return write(pack.id(), pack.version(), pack.base(), pack.evidence(), pack.policies());
  }

  static byte[] write(
      String id,
      String version,
      Map<String, Object> base,
      Map<String, Double> evidence,
      List<Policy> policies) {
    PackYaml writer = new PackYaml();
    writer.line("pack: " + text(id));
    writer.line("version: " + text(version));
    writer.line(base.isEmpty() ? "base: {}" : "base:");
    new TreeMap<>(base).forEach((fact, value) -> writer.line("  " + fact(fact, value)));
    if (!evidence.isEmpty()) {
      writer.line("evidence:");
      new TreeMap<>(evidence).forEach((name, value) -> writer.line("  " + name + ": " + value));
    }
    String group = "";
    for (Policy policy : policies) {
      if (!policy.group().equals(group)) {
        group = policy.group();
        writer.line("---");
        writer.line("group: " + text(group));
        writer.line("policies:");
      }
      writer.policy(policy);
    }
    return writer.yaml.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void policy(Policy policy) {
    line("  - id: " + text(policy.id()));
    field("title", text(policy.title()));
    field("title_zh", text(policy.titleZh()));
    field("statement", text(policy.statement()));
    field("statement_zh", text(policy.statementZh()));
    field("sources", "");
    policy.sources().forEach(source -> line("      - " + source(source)));
    date("applies_from", policy.appliesFrom());
    date("applies_until", policy.appliesUntil());
    field("condition", text(policy.rule()));
    field("effect", policy.effect().name());
    field("severity", policy.severity().name());
    field("obligations", list(policy.obligations()));
    examples("fires", policy, true);
    examples("passes", policy, false);
  }

  private void examples(String field, Policy policy, boolean fires) {
    List<Example> examples =
        policy.examples().stream().filter(example -> example.fires() == fires).toList();
    field(field, examples.isEmpty() ? "[]" : "");
    for (Example example : examples) {
      line(
          "      - "
              + new TreeMap<>(example.facts())
                  .entrySet().stream()
                      .map(fact -> fact(fact.getKey(), fact.getValue()))
                      .collect(Collectors.joining(", ", "{", "}")));
    }
  }

  private void date(String field, @Nullable LocalDate date) {
    if (date != null) {
      field(field, text(date.toString()));
    }
  }

  private void field(String field, String value) {
    line(("    " + field + ": " + value).stripTrailing());
  }

  private void line(String line) {
    yaml.append(line).append('\n');
  }

  private static String source(Source source) {
    String from =
        source.appliesFrom() == null
            ? ""
            : ", applies_from: " + text(source.appliesFrom().toString());
    return String.format(
        Locale.ROOT,
        "{source: %s, clause: %s, checked: %s%s}",
        text(source.citation().source()),
        text(source.citation().clause()),
        source.citation().checked(),
        from);
  }

  private static String fact(String name, Object value) {
    return text(name) + ": " + value(value);
  }

  private static String value(Object value) {
    if (value instanceof Collection<?> words) {
      return list(words);
    }
    return value instanceof String text ? text(text) : value.toString();
  }

  private static String list(Collection<?> words) {
    return words.stream()
        .map(word -> text(word.toString()))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String text(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\t' -> quoted.append("\\t");
        case '\r' -> quoted.append("\\r");
        // Other line breaks and the byte order mark, as YAML 1.2 section 5.4 names them.
        case '\u0085', '\u2028', '\u2029', '\uFEFF' ->
            quoted.append(String.format(Locale.ROOT, "\\u%04X", (int) each));
        default -> quoted.append(each);
      }
    }
    return quoted.append('"').toString();
  }
}
