package org.probity.rules;

import java.time.LocalDate;
import java.util.List;
import org.probity.domain.decision.RuleHit;
import org.probity.domain.decision.Stage;

/** Fact sheets that tests start from. */
final class Sheets {
  private Sheets() {}

  /** The base input with the example's differences. */
  static FactSheet of(PolicyPack pack, Example example) {
    return FactSheet.builder().putAll(pack.base()).putAll(example.facts()).build();
  }

  /** Ids of the policies that fire, at the stage that the sheet names. */
  static List<String> fired(PolicyEngine engine, FactSheet sheet, LocalDate date) {
    Stage stage = Stage.valueOf(String.valueOf(sheet.get("r.stage")));
    return engine.judge(sheet, stage, date).hits().stream().map(RuleHit::policy).toList();
  }
}
