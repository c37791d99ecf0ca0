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
 * @param recognizers what each score comes from: {@code model} or {@code lexicon}
 * @param notExamined what no detector looked for, as {@code self-harm}, sorted
 * @param unknown classes of which more may be in the text than was found: names were not read, or
 *     are in a language that nobody here knows
 */
public record Scan(
    List<Finding> findings,
    Map<String, Double> scores,
    Map<String, String> recognizers,
    Set<String> notExamined,
    Set<EntityClass> unknown) {

  /** A scan that left nothing unknown. */
  public Scan(
      List<Finding> findings,
      Map<String, Double> scores,
      Map<String, String> recognizers,
      Set<String> notExamined) {
    this(findings, scores, recognizers, notExamined, Set.of());
  }

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
