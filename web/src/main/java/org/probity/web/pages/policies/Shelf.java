package org.probity.web.pages.policies;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.policy.PackState;
import org.probity.domain.policy.PackVersion;
import org.probity.domain.policy.PackVersions;
import org.probity.guard.backtest.BacktestRun;
import org.probity.guard.packs.PacksInForce;
import org.probity.rules.Policy;
import org.probity.rules.PolicyPack;
import org.probity.web.pages.Addresses;

/** Every pack there is: the shipped one and those that officers brought. */
@RequestScoped
public class Shelf {
  static final String ACTIVE = "active";
  static final String SHIPPED = BacktestRun.SHIPPED;
  @Inject private PackVersions versions;
  @Inject private PacksInForce inForce;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public Shelf() {}

  /**
   * A pack with its place in the register.
   *
   * @param id of the version, or {@code shipped}
   * @param version null for the shipped one
   */
  public record Kept(String id, PolicyPack pack, PackState state, @Nullable PackVersion version) {

    /** As {@code shipped 1.0}. */
    public String name() {
      return pack.id() + " " + pack.version();
    }

    Optional<Policy> policy(String policy) {
      return pack.policies().stream().filter(each -> each.id().equals(policy)).findFirst();
    }
  }

  /**
   * @param id of a version, {@code shipped}, or {@code active}, which an empty one means too
   */
  Optional<Kept> find(@Nullable String id) {
    if (id == null || id.isBlank() || id.equals(ACTIVE)) {
      return Optional.of(active());
    }
    if (id.equals(SHIPPED)) {
      return Optional.of(shipped());
    }
    return Addresses.id(id).flatMap(versions::find).map(this::kept);
  }

  Kept active() {
    return versions.in(PackState.ACTIVE).map(this::kept).orElseGet(this::shipped);
  }

  private Kept shipped() {
    PolicyPack pack = inForce.shipped().pack();
    boolean active = versions.in(PackState.ACTIVE).isEmpty();
    return new Kept(SHIPPED, pack, active ? PackState.ACTIVE : PackState.SUPERSEDED, null);
  }

  private Kept kept(PackVersion version) {
    return new Kept(version.id().toString(), inForce.read(version), version.state(), version);
  }

  /** What this one took the place of, or would: the active pack. */
  Kept before(Kept kept) {
    PackVersion version = kept.version();
    boolean judged = kept.state() == PackState.ACTIVE || kept.state() == PackState.SUPERSEDED;
    if (version == null || !judged) {
      return active();
    }
    UUID replaced = version.replacesId();
    return replaced == null
        ? shipped()
        : versions.find(replaced).map(this::kept).orElseGet(this::shipped);
  }

  /** The newest first, the shipped one last. */
  List<Kept> all() {
    List<Kept> all = new ArrayList<>(versions.all().stream().map(this::kept).toList());
    all.add(shipped());
    return all;
  }
}
