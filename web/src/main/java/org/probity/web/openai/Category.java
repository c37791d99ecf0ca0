package org.probity.web.openai;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.detection.EntityClass;
import org.probity.detection.Scan;
import org.probity.domain.finding.Finding;

/**
 * What a moderation tells of a text. OpenAI's categories come first, so that its clients find every
 * one they expect; those for which nobody looks have the score 0 and no applied input type. A
 * category is flagged at the score at which the shipped policies act: there no group of people is
 * taken for harm more often than others, which at one half the toxicity model does not keep.
 */
enum Category {
  HARASSMENT("harassment", "TOXICITY", 0.7),
  HARASSMENT_THREATENING("harassment/threatening", null, 1),
  HATE("hate", "HATE", 0.8),
  HATE_THREATENING("hate/threatening", null, 1),
  ILLICIT("illicit", null, 1),
  ILLICIT_VIOLENT("illicit/violent", null, 1),
  SELF_HARM("self-harm", "SELF_HARM", 0.5),
  SELF_HARM_INTENT("self-harm/intent", null, 1),
  SELF_HARM_INSTRUCTIONS("self-harm/instructions", null, 1),
  SEXUAL("sexual", "SEXUAL", 0.4),
  SEXUAL_MINORS("sexual/minors", "CSAM", 0.2),
  VIOLENCE("violence", null, 1),
  VIOLENCE_GRAPHIC("violence/graphic", null, 1),
  PROMPT_INJECTION("prompt-injection", "PROMPT_INJECTION", 0.8),
  MANIPULATION("manipulation", "MANIPULATION", 0.8),
  STATE_SECURITY("state-security", "STATE_SECURITY", 0.6),
  PERSONAL_DATA("personal-data", null, 0.8),
  CREDENTIALS("credentials", null, 0.6);

  /** To speak of a person by name is no reason to flag a text. */
  private static final String NAME = "PERSON";

  private final String code;
  private final @Nullable String score;
  private final double limit;

  /**
   * @param score name of a detector's score; null for what is found in places, or by nobody
   */
  Category(String code, @Nullable String score, double limit) {
    this.code = code;
    this.score = score;
    this.limit = limit;
  }

  String code() {
    return code;
  }

  /** Whether some detector looked for it. */
  boolean examined(Scan scan) {
    return !classes().isEmpty() || (score != null && scan.scores().containsKey(score));
  }

  /** From 0 to 1; 0 when nobody looked. */
  double score(Scan scan) {
    if (score != null) {
      return scan.scores().getOrDefault(score, 0.0);
    }
    return scan.findings().stream()
        .filter(finding -> !finding.entityType().equals(NAME))
        .filter(
            finding -> EntityClass.of(finding.entityType()).stream().anyMatch(classes()::contains))
        .mapToDouble(Finding::score)
        .max()
        .orElse(0);
  }

  /** What the score comes from: {@code model}, or {@code lexicon} where no model is trained. */
  Optional<String> recognizer(Scan scan) {
    return Optional.ofNullable(score).map(scan.recognizers()::get);
  }

  boolean flagged(Scan scan) {
    return examined(scan) && score(scan) >= limit;
  }

  private Set<EntityClass> classes() {
    return switch (this) {
      case PERSONAL_DATA -> Set.of(EntityClass.DIRECT_ID, EntityClass.PAYMENT_CARD);
      case CREDENTIALS -> Set.of(EntityClass.CREDENTIAL);
      default -> Set.of();
    };
  }
}
