package org.probity.bench.peer;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import com.cedarpolicy.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.probity.domain.decision.Stage;
import org.probity.rules.FactSheet;
import org.probity.rules.FactTable;
import org.probity.rules.Policy;
import org.probity.rules.PolicyPack;

/**
 * The policies of a pack in Cedar, parsed beforehand: one {@code forbid} for each, so that the
 * reasons of a refusal are the policies that fire. Only for facts that are known, and without
 * licence expressions, which Cedar has no words for.
 */
public final class Cedar {
  private static final EntityUID SOMETHING =
      EntityUID.parse("Inference::\"request\"").orElseThrow();

  private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
  private final PolicySet policies;
  private final Set<String> facts = new TreeSet<>();

  /**
   * @throws IllegalStateException if Cedar does not read a policy
   */
  public Cedar(PolicyPack pack) {
    Set<com.cedarpolicy.model.policy.Policy> forbids = new HashSet<>();
    for (Policy policy : pack.policies()) {
      facts.addAll(policy.condition().facts());
      forbids.add(
          new com.cedarpolicy.model.policy.Policy(
              CedarWriter.forbid(policy.condition()), policy.id()));
    }
    policies = new PolicySet(forbids);
    try {
      policies.cache();
    } catch (com.cedarpolicy.model.exception.CacheException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ids of the policies that fire. */
  public Set<String> fired(FactSheet sheet, Stage stage) {
    Map<String, Value> context = new HashMap<>();
    for (String fact : facts) {
      context.put(fact, value(fact, sheet, stage));
    }
    try {
      return engine
          .isAuthorized(
              new AuthorizationRequest(SOMETHING, SOMETHING, SOMETHING, context),
              policies,
              Set.of())
          .success
          .orElseThrow()
          .getReason();
    } catch (AuthException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Value value(String fact, FactSheet sheet, Stage stage) {
    Object put = fact.equals("r.stage") ? stage.name() : sheet.get(fact);
    Object value = put == null ? FactTable.shipped().get(fact).assumed() : put;
    if (value instanceof Boolean flag) {
      return new PrimBool(flag);
    }
    if (value instanceof Integer number) {
      return new PrimLong(number.longValue());
    }
    if (value instanceof Set<?> words) {
      List<Value> list =
          words.stream().<Value>map(word -> new PrimString(String.valueOf(word))).toList();
      return new CedarList(list);
    }
    return new PrimString(String.valueOf(value));
  }
}
