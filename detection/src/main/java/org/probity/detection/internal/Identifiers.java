package org.probity.detection.internal;

import java.util.List;
import org.probity.detection.EntityClass;
import org.probity.domain.finding.Finding;

/**
 * Where structured identifiers lie in a text, and how sure they are. A model that reads sentences
 * knows less of them than their own recognisers do: a name is none where it lies inside something
 * surer, or where it runs into a surer identifier of a person. A postcode in an address stays one.
 */
public final class Identifiers {
  private final double[] any;
  private final double[] personal;

  /**
   * @param length of the text in code points
   */
  public Identifiers(List<Finding> findings, int length) {
    any = new double[length];
    personal = new double[length];
    for (Finding finding : findings) {
      boolean person = !EntityClass.of(finding.entityType()).isEmpty();
      for (int i = finding.start(); i < finding.end(); i++) {
        any[i] = Math.max(any[i], finding.score());
        personal[i] = person ? Math.max(personal[i], finding.score()) : personal[i];
      }
    }
  }

  /** Whether the name stands beside them. */
  public boolean leave(Finding name) {
    boolean inside = true;
    for (int i = name.start(); i < name.end(); i++) {
      if (personal[i] >= name.score()) {
        return false;
      }
      inside &= any[i] >= name.score();
    }
    return !inside;
  }
}
