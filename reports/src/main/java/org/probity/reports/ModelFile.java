package org.probity.reports;

import java.util.SortedMap;
import java.util.TreeMap;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.ModelVersion;

/**
 * A model version as the organisation holds it.
 *
 * @param files SHA-256 in hex by the file's name
 */
public record ModelFile(
    ModelManifest manifest, ModelVersion version, SortedMap<String, String> files) {

  public ModelFile {
    files = new TreeMap<>(files);
  }
}
