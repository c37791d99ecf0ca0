package org.probity.bench;

import java.util.Map;
import org.probity.rules.FactSheet;
import org.probity.rules.PolicyPack;

/** The fact sheets that are judged: the base input of the pack, complete, with differences. */
public enum SheetCase {
  /** No policy fires. */
  ALLOWED(Map.of()),
  /** An address in the text, no notice to the person, a licence nobody checked, hate. */
  SEVERAL(
      Map.of(
          "pii.DIRECT_ID",
          95,
          "c.noticeGiven",
          false,
          "m.licenseVerified",
          false,
          "score.HATE",
          95));

  // A fact sheet never changes; it only does not say so to Error Prone.
  @SuppressWarnings("ImmutableEnumChecker")
  private final FactSheet sheet;

  SheetCase(Map<String, Object> differences) {
    this.sheet =
        FactSheet.builder().putAll(PolicyPack.shipped().base()).putAll(differences).build();
  }

  FactSheet sheet() {
    return sheet;
  }
}
