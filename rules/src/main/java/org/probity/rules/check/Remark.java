package org.probity.rules.check;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something about a pack that its author should look at.
 *
 * @param policies the policies concerned, by id
 * @param example facts that show it, as far as the policies ask for them; null where no request can
 */
public record Remark(
    Kind kind,
    List<String> policies,
    String text,
    String textZh,
    @Nullable Map<String, Object> example) {

  /** From faults to what is merely worth knowing. */
  public enum Kind {
    /** No request whose facts are known fires it. */
    IMPOSSIBLE(true),
    /** It fires exactly when another with the same effect and obligations does. */
    DUPLICATE(true),
    /**
     * Whenever it fires another with a stronger or the same effect and all its obligations does.
     */
    SUBSUMED(true),
    /** Whenever it fires a stronger effect does too, so that it never decides. */
    UNREACHABLE(true),
    /** Two policies look at the same figure and leave out values between them. */
    GAP(true),
    /** Both can fire on one request, with different effects; the stronger wins. */
    OVERLAP(false);

    private final boolean fault;

    Kind(boolean fault) {
      this.fault = fault;
    }

    public boolean fault() {
      return fault;
    }
  }

  public Remark {
    policies = List.copyOf(policies);
  }
}
