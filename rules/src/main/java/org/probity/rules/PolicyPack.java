package org.probity.rules;

import java.util.List;
import java.util.Map;
import org.probity.rules.internal.Digests;
import org.probity.rules.internal.ShippedPack;

/**
 * Policies that stand or fall together. A pack is drafted, compiled into rules, and then judges; it
 * is never changed, only replaced by one with another hash.
 */
public final class PolicyPack {
  private final String id;
  private final String version;
  private final Map<String, Object> base;
  private final Map<String, Double> evidence;
  private final List<Policy> policies;
  private final byte[] source;
  private final String hash;

  PolicyPack(
      String id,
      String version,
      Map<String, Object> base,
      Map<String, Double> evidence,
      List<Policy> policies,
      byte[] source) {
    this.id = id;
    this.version = version;
    this.base = Map.copyOf(base);
    this.evidence = Map.copyOf(evidence);
    this.policies = List.copyOf(policies);
    this.source = source.clone();
    this.hash = Digests.sha256(source);
  }

  /** The pack that comes with the distribution. */
  public static PolicyPack shipped() {
    return PackReader.read(ShippedPack.source());
  }

  public String id() {
    return id;
  }

  public String version() {
    return version;
  }

  /** {@code sha256:} and the hex digest of {@link #source}. */
  public String hash() {
    return hash;
  }

  /** The facts every example starts from; no policy fires on them. */
  public Map<String, Object> base() {
    return base;
  }

  /**
   * Thresholds from where on an explanation is not fit as evidence, by name; others keep theirs.
   */
  public Map<String, Double> evidence() {
    return evidence;
  }

  public List<Policy> policies() {
    return policies;
  }

  /** The whole pack as YAML 1.2; {@link PackReader} reads the same pack from it. */
  public byte[] source() {
    return source.clone();
  }

  @Override
  public String toString() {
    return id + " " + version + " " + hash;
  }
}
