package org.probity.domain.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who stands behind a request, after authentication.
 *
 * @param id pseudonymous: {@code app:<key id>} for a key, {@code officer:<account id>} for a person
 * @param application for an app, the application its key belongs to
 * @param models for an app, the models its key is scoped to; empty means all
 * @param defaultPurpose for an app, the purpose when a request names none
 */
public record Caller(
    String id,
    Role role,
    @Nullable String application,
    Set<String> models,
    @Nullable String defaultPurpose) {

  public Caller {
    models = Set.copyOf(models);
  }

  public boolean may(String model) {
    return models.isEmpty() || models.contains(model);
  }
}
