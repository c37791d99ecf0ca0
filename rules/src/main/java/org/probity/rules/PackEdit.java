package org.probity.rules;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a pack of another by changing one policy. A policy's fields are texts by name, each as a
 * cell of a sheet holds it (docs/packs.md); the new pack is written in the one form of YAML.
 */
public final class PackEdit {
  private PackEdit() {}

  /** The fields of a policy in the order of a sheet's columns, {@code id} and {@code group} too. */
  public static Map<String, String> cells(Policy policy) {
    List<String> row = PackSheetWriter.row(policy);
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < row.size(); i++) {
      cells.put(PackSheet.COLUMNS.get(i), row.get(i));
    }
    return cells;
  }

  /**
   * @param version of the new pack, digits with dots
   * @param replaced id of the policy whose place the new one takes; null to add it
   * @param cells by the names that {@link #cells} gives; empty ones count as not there
   * @throws RulesException that names the policy and the field
   */
  public static PolicyPack with(
      PolicyPack base, String version, @Nullable String replaced, Map<String, String> cells) {
    Policy changed = PackSheet.policy(cells);
    List<Policy> policies = new ArrayList<>();
    boolean placed = false;
    for (Policy policy : base.policies()) {
      if (policy.id().equals(replaced) && policy.group().equals(changed.group())) {
        policies.add(changed);
        placed = true;
      } else if (!policy.id().equals(replaced)) {
        policies.add(policy);
      }
    }
    if (!placed) {
      policies.add(behindItsGroup(policies, changed.group()), changed);
    }
    return written(base, version, policies);
  }

  private static int behindItsGroup(List<Policy> policies, String group) {
    for (int i = policies.size(); i > 0; i--) {
      if (policies.get(i - 1).group().equals(group)) {
        return i;
      }
    }
    return policies.size();
  }

  /**
   * @throws RulesException if nothing were left
   */
  public static PolicyPack without(PolicyPack base, String version, String id) {
    return written(
        base, version, base.policies().stream().filter(policy -> !policy.id().equals(id)).toList());
  }

  /** The version with one added to its last number. */
  public static String following(String version) {
    int dot = version.lastIndexOf('.') + 1;
    return version.substring(0, dot) + new BigInteger(version.substring(dot)).add(BigInteger.ONE);
  }

  private static PolicyPack written(PolicyPack base, String version, List<Policy> policies) {
    if (!version.matches(PackReader.VERSION)) {
      throw new RulesException("version: digits with dots are expected, as 1.2.");
    }
    return PackReader.read(
        PackYaml.write(base.id(), version, base.base(), base.evidence(), policies));
  }
}
