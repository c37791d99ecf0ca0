package org.probity.rules.check;

import org.probity.rules.PolicyPack;
import org.probity.rules.TinyPack;

/** Packs written in a line: {@code "condition => EFFECT"} each, numbered from TST-01. */
final class Packs {
  private Packs() {}

  static PolicyPack of(String... policies) {
    StringBuilder yaml = new StringBuilder("pack: tiny\nversion: \"1\"\n");
    yaml.append("base: {r.userAge: 30, c.basis: CONTRACT, jurisdictions: [EU]}\n");
    yaml.append("---\ngroup: privacy\npolicies:\n");
    int number = 0;
    for (String policy : policies) {
      String[] parts = policy.split(" => ");
      yaml.append(
          """
            - id: TST-0%d
              title: "A title"
              title_zh: "标题"
              statement: "A statement."
              statement_zh: "陈述。"
              sources: [{source: "GDPR", clause: "6(1)"}]
              condition: "%s"
              effect: %s
              severity: HIGH
              obligations: [log]
              fires: []
              passes: []
          """
              .formatted(++number, parts[0], parts[1]));
    }
    return TinyPack.read(yaml.toString());
  }
}
