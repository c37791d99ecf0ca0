package org.probity.launcher.testing;

/** A policy that an organisation adds to the shipped ones, so that a pack can be told from them. */
public final class HouseRule {
  /** Behind the source of another pack. */
  public static final String TEXT =
      """
      ---
      group: house
      policies:
        - id: HOUSE-01
          title: "No unlabelled demonstration"
          title_zh: "演示不得免标识"
          statement: "A demonstration keeps its label."
          statement_zh: "演示不得免除标识。"
          sources: [{source: "House rule", clause: "1"}]
          condition: "r.purpose == DEMO and r.labelWaived == true"
          effect: DENY
          severity: HIGH
          obligations: [log]
          fires: [{r.purpose: DEMO, r.labelWaived: true}]
          passes: [{r.purpose: DEMO}]
      """;

  /** A request that the rule denies and no other. */
  public static final Call BROKEN =
      Call.post(
          "/v2/models/fashion-cnn/infer",
          Bodies.image("\"purpose\": \"demo\", \"facts.label_waived\": true"));

  private HouseRule() {}
}
