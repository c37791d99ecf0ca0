package org.probity.domain.model;

/**
 * A model version is registered, then active; it may be suspended and activated again, and ends
 * retired. Only an active one answers (OVS-05).
 */
public enum Lifecycle {
  REGISTERED,
  ACTIVE,
  SUSPENDED,
  RETIRED
}
