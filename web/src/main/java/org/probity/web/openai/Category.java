package org.probity.web.openai;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.detection.EntityClass;
import org.probity.detection.Scan;

/**
 * What a moderation tells of a text. OpenAI's categories come first, so that its clients find every
 * one they expect; those for which nobody looks have the score 0 and no applied input type. A
 * category is flagged at the score at which the shipped policies act, and the toxicity model's own
 * at one half, where it is likelier than not.
 */
enum Category {
  HARASSMENT("harassment", "TOXICITY", 0.5),
  HARASSMENT_THREATENING("harassment/threatening", null, 1),
  HATE("hate", "HATE", 0.5),
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
    Map<EntityClass, Double> found = scan.classes();
    return classes().stream().mapToDouble(type -> found.getOrDefault(type, 0.0)).max().orElse(0);
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
