package org.probity.detection;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.detection.internal.Catalogue;
import org.probity.detection.internal.HarmLexicon;

/**
 * One detector, for those who must know how far to trust it.
 *
 * @param finds an entity type, or the name of a score
 * @param name as findings report it
 * @param kind {@code checksum}: a pattern that a check digit confirms; {@code pattern}; {@code
 *     lexicon}
 * @param languages that it reads, as {@code en}; empty where language does not matter or it is not
 *     stated
 * @param measured null where no labelled sentences measure it alone; examples in the build do
 */
public record DetectorEntry(
    String finds, String name, String kind, List<String> languages, @Nullable Measured measured) {

  private static final List<String> INJECTION_LANGUAGES =
      List.of("de", "en", "es", "fr", "ja", "ru", "zh");

  /**
   * @param sentences of our own, for which the detector was not changed
   */
  public record Measured(double precision, double recall, int sentences) {
    private static final double BETA_SQUARED = 4;

    /** As {@link org.probity.domain.finding.Evaluation.Figures#f2}. */
    public double f2() {
      return (1 + BETA_SQUARED) * precision * recall / (BETA_SQUARED * precision + recall);
    }
  }

  /** All that need no trained model. */
  public static List<DetectorEntry> all() {
    Stream<DetectorEntry> entities =
        Catalogue.all().stream()
            .map(
                each ->
                    new DetectorEntry(
                        each.entity(),
                        each.name(),
                        each.kind(),
                        each.languages(),
                        each.measured()));
    Stream<DetectorEntry> lexicons =
        Stream.concat(
            HarmLexicon.ALL.stream().map(lexicon -> of(lexicon, List.of("en", "zh"))),
            Stream.of(of(HarmLexicon.INJECTION, INJECTION_LANGUAGES)));
    return Stream.concat(entities, lexicons).toList();
  }

  private static DetectorEntry of(HarmLexicon lexicon, List<String> languages) {
    return new DetectorEntry(
        lexicon.scoreName(),
        lexicon.recognizer(),
        lexicon.recognizer(),
        languages,
        new Measured(lexicon.precision(), lexicon.recall(), lexicon.sentences()));
  }
}
