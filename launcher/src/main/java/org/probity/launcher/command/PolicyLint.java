package org.probity.launcher.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.probity.rules.PolicyPack;
import org.probity.rules.check.PackLint;
import org.probity.rules.check.Remark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds what a pack's author should look at. */
@Command(
    name = "lint",
    description =
        "Finds duplicate, subsumed, impossible and never reachable policies, gaps between"
            + " thresholds, and pairs that fire together with different effects; each with an"
            + " example. Exit code 1 if there is a fault; an overlap is none.",
    mixinStandardHelpOptions = true)
public final class PolicyLint implements Callable<Integer> {
  @Parameters(paramLabel = "PACK", description = Pack.DESCRIPTION)
  private String pack = "";

  @Option(
      names = "--overlaps",
      description = "Lists every pair that can fire together with different effects.")
  private boolean overlaps;

  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    PolicyPack read = Pack.read(pack);
    List<Remark> remarks = PackLint.check(read);
    List<Remark> faults = remarks.stream().filter(each -> each.kind().fault()).toList();
    List<Remark> shown = overlaps ? remarks : faults;
    output.result(
        Map.of(
            "pack", read.id(),
            "hash", read.hash(),
            "policies", read.policies().size(),
            "faults", faults.size(),
            "overlaps", remarks.size() - faults.size(),
            "remarks", shown.stream().map(PolicyLint::plain).toList()));
    return faults.isEmpty() ? 0 : 1;
  }

  static Map<String, Object> plain(Remark remark) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("kind", remark.kind().name().toLowerCase(java.util.Locale.ROOT));
    plain.put("policies", remark.policies());
    plain.put("text", remark.text());
    plain.put("text_zh", remark.textZh());
    if (remark.example() != null) {
      plain.put("example", remark.example());
    }
    return plain;
  }
}
