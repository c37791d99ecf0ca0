package org.probity.domain.decision;

import java.util.Collection;
import java.util.Locale;

/** What the Guard decided for one request; {@link #DENY} is the top of the lattice. */
public enum Verdict {
  DENY,
  ESCALATE,
  TRANSFORM,
  ALLOW;

  /** The least upper bound; {@link #ALLOW} of none. */
  public static Verdict of(Collection<Effect> effects) {
    return effects.stream().reduce(Effect.ALLOW, Effect::stronger).verdict();
  }

  public Verdict stronger(Verdict other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** As in the API: {@code deny}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
