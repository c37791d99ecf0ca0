package org.probity.guard.consent;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.probity.domain.consent.Consent;
import org.probity.domain.consent.ConsentKind;
import org.probity.domain.consent.Consents;
import org.probity.guard.Context;
import org.probity.rules.FactSheet;

/**
 * What the register says of the person whom a request names, or of the consent it names. Where both
 * are named the consent must be that person's; another's counts for nothing.
 */
public final class ConsentFacts {
  private final Consents consents;
  private final Function<String, byte[]> references;

  /**
   * @param references how the register knows a person, as {@link SubjectReference#of}
   */
  public ConsentFacts(Consents consents, Function<String, byte[]> references) {
    this.consents = consents;
    this.references = references;
  }

  /**
   * Leaves {@code c.withdrawn} absent when no consent to the purpose was ever recorded: then nobody
   * knows that one stands, and the rule that needs it fires (PRV-02).
   *
   * @param application whose consents they must be, or null for a caller that is none
   */
  public void put(FactSheet.Builder facts, @Nullable String application, Context context) {
    List<Consent> named = application == null ? List.of() : named(application, context);
    List<Consent> toPurpose = named.stream().filter(ConsentFacts::toPurpose).toList();
    if (!toPurpose.isEmpty()) {
      facts.put("c.withdrawn", toPurpose.stream().noneMatch(Consent::stands));
    }
    facts.put("c.explicitGiven", stands(named, ConsentKind.EXPLICIT));
    facts.put("c.separateConsent", stands(named, ConsentKind.SEPARATE));
    facts.put("c.guardianConsent", stands(named, ConsentKind.GUARDIAN));
    facts.put("c.trainingOptIn", stands(named, ConsentKind.TRAINING));
  }

  private List<Consent> named(String application, Context context) {
    String subject = context.subject();
    String consent = context.consent();
    if (consent == null) {
      return subject == null
          ? List.of()
          : consents.of(application, context.purpose(), references.apply(subject));
    }
    UUID id = id(consent);
    return id == null
        ? List.of()
        : consents.find(id).stream()
            .filter(found -> found.application().equals(application))
            .filter(found -> found.purpose().equals(context.purpose()))
            .filter(found -> subject == null || isOf(found, subject))
            .toList();
  }

  private boolean isOf(Consent consent, String subject) {
    return Arrays.equals(consent.subjectRef(), references.apply(subject));
  }

  private static @Nullable UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** Consent to training alone is none to the purpose. */
  private static boolean toPurpose(Consent consent) {
    return consent.kinds().stream().anyMatch(kind -> !kind.equals(ConsentKind.TRAINING.code()));
  }

  private static boolean stands(List<Consent> consents, ConsentKind kind) {
    return consents.stream().anyMatch(consent -> consent.stands() && consent.is(kind));
  }
}
