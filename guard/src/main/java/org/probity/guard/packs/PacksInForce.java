package org.probity.guard.packs;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Stage;
import org.probity.domain.policy.PackState;
import org.probity.domain.policy.PackVersion;
import org.probity.domain.policy.PackVersions;
import org.probity.rules.CompiledPack;
import org.probity.rules.FactSheet;
import org.probity.rules.Judgement;
import org.probity.rules.PackReader;
import org.probity.rules.PolicyEngine;
import org.probity.rules.PolicyPack;

/**
 * Which pack judges now, and which one in shadow. Each version is an engine of its own that never
 * changes; a switch replaces one reference, so that whoever took an engine before it judges to the
 * end by what it took.
 */
public final class PacksInForce {
  private final PackVersions versions;
  private final PackSeal seal;
  private final PolicyEngine shipped;
  private volatile PolicyEngine active;
  private volatile @Nullable Shadow shadow;

  private record Shadow(PackVersion version, PolicyEngine engine, ShadowCount count) {}

  public PacksInForce(PackVersions versions, PackSeal seal, PolicyEngine shipped) {
    this.versions = versions;
    this.seal = seal;
    this.shipped = shipped;
    this.active = shipped;
  }

  /** For one decision, from its first stage to its last. */
  public PolicyEngine current() {
    return active;
  }

  /**
   * Loads what the register says, if it is not loaded: at the start, after each step of a pack's
   * life, and now and then because of other nodes.
   *
   * @throws org.probity.rules.RulesException if the active pack cannot be loaded; what judged goes
   *     on judging
   */
  public synchronized void refresh() {
    Optional<PackVersion> registered = versions.in(PackState.ACTIVE);
    String hash = registered.map(PackVersion::hash).orElse(shipped.pack().hash());
    if (!active.pack().hash().equals(hash)) {
      active = registered.map(this::engine).orElse(shipped);
    }
    Optional<PackVersion> trial = versions.in(PackState.SHADOW);
    Shadow now = shadow;
    if (trial.isEmpty()) {
      shadow = null;
    } else if (now == null || !now.version().id().equals(trial.get().id())) {
      shadow = new Shadow(trial.get(), engine(trial.get()), new ShadowCount());
    }
  }

  /** The pack with this hash, in force or not. */
  public Optional<PolicyPack> pack(String hash) {
    return List.of(current(), shipped).stream()
        .map(PolicyEngine::pack)
        .filter(pack -> pack.hash().equals(hash))
        .findFirst()
        .or(() -> versions.ofHash(hash).map(PacksInForce::read));
  }

  private static PolicyPack read(PackVersion version) {
    return PackReader.read(version.source().getBytes(StandardCharsets.UTF_8));
  }

  public PolicyEngine shipped() {
    return shipped;
  }

  /**
   * An engine of a compiled pack, whether or not it is in force.
   *
   * @throws org.probity.rules.RulesException if this server did not compile it
   */
  public PolicyEngine engine(PackVersion version) {
    return CompiledPack.of(seal.model(version), seal.classes(version)).engine(read(version));
  }

  /** Judges by the pack in shadow, if there is one; that it errs is counted and nothing else. */
  public void shadow(FactSheet facts, Stage stage, LocalDate date, Judgement counted) {
    Shadow now = shadow;
    if (now != null) {
      try {
        now.count().judged(counted, now.engine().judge(facts, stage, date));
      } catch (RuntimeException e) {
        now.count().failed();
      }
    }
  }

  /** How the version judges in shadow on this node since it was loaded; empty if it does not. */
  public Map<String, Object> shadowResults(PackVersion version) {
    Shadow now = shadow;
    return now != null && now.version().id().equals(version.id()) ? now.count().plain() : Map.of();
  }
}
