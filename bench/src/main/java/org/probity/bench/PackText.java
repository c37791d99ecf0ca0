package org.probity.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.probity.rules.FactTable;
import org.probity.rules.FactType;
import org.probity.rules.PackReader;
import org.probity.rules.Policy;
import org.probity.rules.PolicyPack;

/** Packs made of the shipped one by its text. */
final class PackText {
  private static final String POLICY = "  - id: ";

  private PackText() {}

  /** Every policy twice, the second time under another id. */
  static PolicyPack doubled() {
    StringBuilder text = new StringBuilder();
    for (String part : parts()) {
      text.append(part);
      if (part.startsWith(POLICY)) {
        text.append(part.replaceFirst("- id: (\\w+)-", "- id: $1X-"));
      }
    }
    return read(text.toString());
  }

  /** Without the policies that ask for licence expressions. */
  static PolicyPack withoutLicenses() {
    Set<String> licensed =
        PolicyPack.shipped().policies().stream()
            .filter(policy -> policy.condition().facts().stream().anyMatch(PackText::isLicense))
            .map(Policy::id)
            .collect(Collectors.toSet());
    StringBuilder text = new StringBuilder();
    for (String part : parts()) {
      if (licensed.stream().noneMatch(id -> part.startsWith(POLICY + id + "\n"))) {
        text.append(part);
      }
    }
    PolicyPack pack = read(text.toString());
    if (pack.policies().size() != PolicyPack.shipped().policies().size() - licensed.size()) {
      throw new IllegalStateException("The text of the pack has another form.");
    }
    return pack;
  }

  private static boolean isLicense(String fact) {
    return FactTable.shipped().get(fact).type() == FactType.LICENSE;
  }

  /** Each policy, and what stands between groups. */
  private static List<String> parts() {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    String source = new String(PolicyPack.shipped().source(), StandardCharsets.UTF_8);
    for (String line : source.split("\n", -1)) {
      if (line.startsWith(POLICY) || line.equals("---")) {
        parts.add(part.toString());
        part.setLength(0);
      }
      part.append(line).append('\n');
    }
    parts.add(part.toString());
    return parts;
  }

  private static PolicyPack read(String text) {
    return PackReader.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
