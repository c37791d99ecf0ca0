package org.probity.guard.models;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Method;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.ModelVersion;
import org.probity.domain.model.Task;
import org.probity.explainability.Explainer;
import org.probity.inference.ServedModel;

/**
 * A model version as it stands now.
 *
 * @param served loaded weights, or null when it is not active or its files do not match
 * @param hashVerified whether the files on disk have the digest that was registered (SEC-02)
 */
public record ModelInService(
    ModelVersion version,
    ModelManifest manifest,
    @Nullable ServedModel served,
    boolean hashVerified) {

  public String name() {
    return manifest.name();
  }

  public String versionName() {
    return manifest.version();
  }

  public String digest() {
    return version.digest();
  }

  /** Whether its answers are labels or numbers rather than text or pictures that people see. */
  public boolean answersWithLabels() {
    return manifest.task() != Task.TOKEN_CLASSIFICATION && !makesPictures();
  }

  /** Whether it is loaded and there is a method that explains its answers. */
  public boolean explains() {
    return served != null && served.differentiable().isPresent();
  }

  /** The methods that explain its answers; none while it is not loaded. */
  public Set<Method> methods() {
    return served == null
        ? Set.of()
        : served.differentiable().map(Explainer::methodsFor).orElse(Set.of());
  }

  /** Whether its answers are pictures, of which files are made before they leave. */
  public boolean makesPictures() {
    return manifest.task() == Task.IMAGE_GENERATION;
  }
}
