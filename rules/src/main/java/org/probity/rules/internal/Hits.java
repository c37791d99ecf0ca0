package org.probity.rules.internal;

import java.util.HashSet;
import java.util.Set;

/** Collects which policies fired; the only thing a rule may do is report itself here. */
public final class Hits {
  private final Set<String> policies = new HashSet<>();

  public void fired(String policy) {
    policies.add(policy);
  }

  public boolean contains(String policy) {
    return policies.contains(policy);
  }
}
