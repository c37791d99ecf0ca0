package org.probity.rules;

import java.nio.charset.StandardCharsets;

/** A pack of one policy, as text that tests can spoil. */
public final class TinyPack {
  static final String YAML =
      """
      pack: tiny
      version: "1"
      base: {c.basis: CONTRACT}
      ---
      group: privacy
      policies:
        - id: TST-01
          title: "A title"
          title_zh: "标题"
          statement: "A statement."
          statement_zh: "陈述。"
          sources:
            - {source: "GDPR", clause: "6(1)"}
          condition: "c.basis == NONE"
          effect: DENY
          severity: HIGH
          obligations: [log]
          fires:
            - {c.basis: NONE}
          passes:
            - {c.basis: CONTRACT}
      """;

  private TinyPack() {}

  public static PolicyPack read(String yaml) {
    return PackReader.read(yaml.getBytes(StandardCharsets.UTF_8));
  }

  /** The pack with one thing changed. */
  static PolicyPack with(String what, String instead) {
    if (!YAML.contains(what)) {
      throw new IllegalArgumentException("The tiny pack has no such text.");
    }
    return read(YAML.replace(what, instead));
  }
}
