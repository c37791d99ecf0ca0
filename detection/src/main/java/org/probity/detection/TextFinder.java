package org.probity.detection;

import java.util.List;
import java.util.Set;
import org.probity.domain.finding.Finding;

/**
 * Finds what is nobody's personal data, as a registered work or a licence. Its findings stand
 * beside those of the recognisers and never compete with them for a place.
 */
public interface TextFinder {

  /** All types that it may report. */
  Set<String> entities();

  /**
   * @return in any order
   */
  List<Finding> find(String text);
}
