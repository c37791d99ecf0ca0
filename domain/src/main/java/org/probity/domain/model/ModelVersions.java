package org.probity.domain.model;

import java.util.List;
import java.util.Optional;

/** The model registry. */
public interface ModelVersions {
  Optional<ModelVersion> find(String name, String version);

  List<ModelVersion> all();

  void save(ModelVersion version);
}
