package org.probity.guard.packs;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
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
 * Which pack judges now, which one a share of the decisions, and which one in shadow. Each version
 * is an engine of its own that never changes; a switch replaces one reference, so that whoever took
 * an engine before it judges to the end by what it took.
 */
public final class PacksInForce {
  private static final int MOST_READ = 32;

  /** The active one, the one before it, and those on canary and in shadow. */
  private static final int MOST_LOADED = 4;

  private final PackVersions versions;
  private final PackSeal seal;
  private final PolicyEngine shipped;
  private final Cache<String, PolicyPack> read =
      Caffeine.newBuilder().maximumSize(MOST_READ).build();
  private final Cache<String, PolicyEngine> loaded =
      Caffeine.newBuilder().maximumSize(MOST_LOADED).build();
  private volatile PolicyEngine active;
  private volatile @Nullable Canary canary;
  private volatile @Nullable Shadow shadow;

  private record Shadow(PackVersion version, PolicyEngine engine, ShadowCount count) {}

  public PacksInForce(PackVersions versions, PackSeal seal, PolicyEngine shipped) {
    this.versions = versions;
    this.seal = seal;
    this.shipped = shipped;
    this.active = shipped;
  }

  /** The active pack's. */
  public PolicyEngine current() {
    return active;
  }

  /**
   * For one decision, from its first stage to its last.
   *
   * @param decision the decision, or the one that it follows, so that a released request is judged
   *     by the pack that held it
   */
  public PolicyEngine judging(UUID decision) {
    Canary now = canary;
    return now != null && now.judges(decision) ? now.engine() : active;
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
    refreshCanary(versions.in(PackState.CANARY));
    Optional<PackVersion> trial = versions.in(PackState.SHADOW);
    Shadow now = shadow;
    if (trial.isEmpty()) {
      shadow = null;
    } else if (now == null || !now.version().id().equals(trial.get().id())) {
      shadow = new Shadow(trial.get(), engine(trial.get()), new ShadowCount());
    }
  }

  // A canary that cannot be loaded judges nothing: the active pack does.
  private void refreshCanary(Optional<PackVersion> registered) {
    Canary now = canary;
    if (registered.isEmpty()) {
      canary = null;
      return;
    }
    PackVersion version = registered.get();
    int share = Objects.requireNonNullElse(version.canaryShare(), 0);
    if (now != null && now.engine().pack().hash().equals(version.hash())) {
      canary = new Canary(now.engine(), share);
    } else {
      canary = null;
      canary = new Canary(engine(version), share);
    }
  }

  /** The pack with this hash, in force or not. */
  public Optional<PolicyPack> pack(String hash) {
    return List.of(current(), shipped).stream()
        .map(PolicyEngine::pack)
        .filter(pack -> pack.hash().equals(hash))
        .findFirst()
        .or(() -> versions.ofHash(hash).map(this::read));
  }

  /** As {@link #read(String)}; what is on record was read before. */
  public PolicyPack read(PackVersion version) {
    return read(version.source());
  }

  /**
   * Reading takes tens of milliseconds, so the last ones stay.
   *
   * @param source the whole pack as YAML
   * @throws org.probity.rules.RulesException that names what is wrong and where
   */
  public PolicyPack read(String source) {
    return read.get(source, yaml -> PackReader.read(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  public PolicyEngine shipped() {
    return shipped;
  }

  /**
   * An engine of a compiled pack, whether or not it is in force. The last ones stay loaded: what
   * was in shadow is not loaded anew when it is activated, nor what a rollback goes back to.
   *
   * @throws org.probity.rules.RulesException if this server did not compile it
   */
  public PolicyEngine engine(PackVersion version) {
    return loaded.get(version.hash(), hash -> load(version));
  }

  private PolicyEngine load(PackVersion version) {
    return CompiledPack.of(seal.model(version), seal.classes(version)).engine(read(version));
  }

  /**
   * Judges by the pack in shadow, if there is one, what the active one judged; that it errs is
   * counted and nothing else.
   *
   * @param by who judged
   */
  public void shadow(
      PolicyEngine by, FactSheet facts, Stage stage, LocalDate date, Judgement counted) {
    Shadow now = shadow;
    if (now != null && by == active) {
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
