package org.probity.rules;

import java.nio.charset.StandardCharsets;

/** The tiny pack as a sheet that tests can spoil. */
final class TinySheet {
  static final String CSV =
      """
      pack,tiny
      version,1
      base,c.basis,CONTRACT
      id,group,title,title_zh,statement,statement_zh,sources,applies_from,applies_until,condition,effect,severity,obligations,fires,passes
      TST-01,privacy,A title,标题,A statement.,陈述。,GDPR | 6(1),,,c.basis == NONE,DENY,HIGH,log,c.basis=NONE,c.basis=CONTRACT
      """;

  private TinySheet() {}

  static PolicyPack read(String csv) {
    return PackSheet.read(csv.getBytes(StandardCharsets.UTF_8));
  }

  /** The sheet with one thing changed. */
  static PolicyPack with(String what, String instead) {
    String dated = what.startsWith(",2026") ? CSV.replace("6(1),,,", "6(1),2026-08-02,,") : CSV;
    if (!dated.contains(what)) {
      throw new IllegalArgumentException("The tiny sheet has no such text.");
    }
    return read(dated.replace(what, instead));
  }
}
