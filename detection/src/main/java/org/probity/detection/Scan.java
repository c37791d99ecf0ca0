package org.probity.detection;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.probity.domain.finding.Finding;

/**
 * Everything the gate needs to know of a text.
 *
 * @param findings sorted by place; those inside a longer one of another type are kept, and works
 *     and licences stand at the end
 * @param scores of the whole text by name, 0 to 1
 * @param notExamined what no detector looked for, as {@code self-harm}, sorted
 */
public record Scan(List<Finding> findings, Map<String, Double> scores, Set<String> notExamined) {

  /** The surest finding of each class. */
  public Map<EntityClass, Double> classes() {
    Map<EntityClass, Double> surest = new EnumMap<>(EntityClass.class);
    for (Finding finding : findings) {
      for (EntityClass type : EntityClass.of(finding.entityType())) {
        surest.merge(type, finding.score(), Math::max);
      }
    }
    return surest;
  }
}
