package org.probity.detection;

import java.util.List;
import java.util.Set;
import org.probity.domain.finding.Finding;

/**
 * What was found in a text.
 *
 * @param findings sorted by place
 * @param notExamined entity types that were wanted and not looked for with any certainty, sorted:
 *     their model is not in service, or does not know the language
 * @param read how far names were read, where any were wanted
 */
public record Analysis(List<Finding> findings, Set<String> notExamined, NameFinder.Reading read) {}
