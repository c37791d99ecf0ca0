package org.probity.guard;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The governance context a caller states with a request. Each member only narrows what the
 * processing record says.
 *
 * @param purpose code of the purpose register
 * @param subject pseudonymous reference of the person concerned; never logged
 * @param jurisdictions codes as the caller wrote them; empty for the record's
 * @param legalBasis as {@code consent}; null for the record's
 * @param consent reference of a recorded consent
 * @param facts by name without the {@code facts.} prefix, as {@code user_age}
 */
public record Context(
    String purpose,
    @Nullable String subject,
    Set<String> jurisdictions,
    @Nullable String legalBasis,
    @Nullable String consent,
    @Nullable String dataSource,
    @Nullable String inputLicense,
    Map<String, String> facts) {

  public Context {
    jurisdictions = Set.copyOf(jurisdictions);
    facts = Map.copyOf(facts);
  }

  /** The same with one more fact, as a reviewer's presence. */
  public Context with(String fact, String value) {
    Map<String, String> more = new java.util.HashMap<>(facts);
    more.put(fact, value);
    return new Context(
        purpose, subject, jurisdictions, legalBasis, consent, dataSource, inputLicense, more);
  }

  /** Says nothing, for a subject reference may be in it. */
  @Override
  public String toString() {
    return "Context[purpose=" + purpose + "]";
  }
}
