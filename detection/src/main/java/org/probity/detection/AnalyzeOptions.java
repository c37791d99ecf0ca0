package org.probity.detection;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to look for.
 *
 * @param entities the entity types wanted; empty for all
 * @param scoreThreshold findings below it are left out, 0 to 1; at 0 whatever a recogniser matched
 *     is kept
 * @param allowList texts that are not reported, compared exactly
 * @param language of the text, as "en"; null when not known
 * @param keepContained whether findings inside a longer one of another type are kept
 * @param adHoc recognisers that look as well
 */
public record AnalyzeOptions(
    Set<String> entities,
    double scoreThreshold,
    Set<String> allowList,
    @Nullable String language,
    boolean keepContained,
    List<AdHocRecognizer> adHoc) {

  /** As Presidio's clients expect it. */
  public static final double DEFAULT_THRESHOLD = 0.4;

  public AnalyzeOptions {
    entities = Set.copyOf(entities);
    allowList = Set.copyOf(allowList);
    adHoc = List.copyOf(adHoc);
    if (!(scoreThreshold >= 0 && scoreThreshold <= 1)) {
      throw new DetectionException("The score threshold lies between 0 and 1.");
    }
  }

  public static AnalyzeOptions defaults() {
    return new AnalyzeOptions(Set.of(), DEFAULT_THRESHOLD, Set.of(), null, false, List.of());
  }

  public AnalyzeOptions withEntities(Set<String> wanted) {
    return new AnalyzeOptions(wanted, scoreThreshold, allowList, language, keepContained, adHoc);
  }

  public AnalyzeOptions withScoreThreshold(double threshold) {
    return new AnalyzeOptions(entities, threshold, allowList, language, keepContained, adHoc);
  }

  public AnalyzeOptions withAllowList(Set<String> allowed) {
    return new AnalyzeOptions(entities, scoreThreshold, allowed, language, keepContained, adHoc);
  }

  public AnalyzeOptions withLanguage(@Nullable String code) {
    return new AnalyzeOptions(entities, scoreThreshold, allowList, code, keepContained, adHoc);
  }

  public AnalyzeOptions withKeepContained(boolean keep) {
    return new AnalyzeOptions(entities, scoreThreshold, allowList, language, keep, adHoc);
  }

  public AnalyzeOptions withAdHoc(List<AdHocRecognizer> recognizers) {
    return new AnalyzeOptions(
        entities, scoreThreshold, allowList, language, keepContained, recognizers);
  }
}
