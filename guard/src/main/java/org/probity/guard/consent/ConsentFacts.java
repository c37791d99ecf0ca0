package org.probity.guard.consent;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.probity.domain.consent.Consent;
import org.probity.domain.consent.ConsentKind;
import org.probity.domain.consent.Consents;
import org.probity.domain.consent.Objections;
import org.probity.guard.Context;
import org.probity.rules.FactSheet;

/**
 * What the registers say of the person whom a request names, or of the consent it names. Where both
 * are named the consent must be that person's; another's counts for nothing.
 */
public final class ConsentFacts {
  /** Bases that an objection takes away (GDPR 21(1)). */
  private static final Set<String> CONTESTABLE = Set.of("LEGITIMATE_INTERESTS", "PUBLIC_TASK");

  private final Consents consents;
  private final Objections objections;
  private final Function<String, byte[]> references;

  /**
   * @param references how the register knows a person, as {@link
   *     org.probity.audit.Ledger#reference}
   */
  public ConsentFacts(
      Consents consents, Objections objections, Function<String, byte[]> references) {
    this.consents = consents;
    this.objections = objections;
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

  /** A use to which the person objected rests on nothing (PRV-01), until the objection falls. */
  public FactSheet withoutContested(
      FactSheet facts, @Nullable String application, Context context) {
    String subject = context.subject();
    Object basis = facts.get("c.basis");
    boolean contested =
        subject != null
            && application != null
            && basis != null
            && CONTESTABLE.contains(basis)
            && objections.objected(application, context.purpose(), references.apply(subject));
    return contested ? facts.toBuilder().put("c.basis", "NONE").build() : facts;
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
