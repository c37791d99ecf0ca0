package org.probity.detection;

import java.util.Set;

/** The classes of entity that policies speak of. */
public enum EntityClass {
  DIRECT_ID,
  PAYMENT_CARD,
  CREDENTIAL,
  SPECIAL,
  CRIMINAL,
  THIRD_PARTY;

  // What does not point at one person by itself; every other entity type does.
  private static final Set<String> INDIRECT =
      Set.of("URL", "DOMAIN_NAME", "DATE_TIME", "LOCATION", "ORGANIZATION", "NRP", "AGE", "TITLE");

  /**
   * The classes an entity type belongs to; of none when it names nobody by itself. A type this
   * table does not know is a direct identifier, so that a new one is never let through.
   */
  public static Set<EntityClass> of(String entityType) {
    if (INDIRECT.contains(entityType)) {
      return Set.of();
    }
    return switch (entityType) {
      case "CREDIT_CARD", "CN_BANK_CARD" -> Set.of(PAYMENT_CARD);
      case "CREDENTIAL" -> Set.of(CREDENTIAL);
      case "SPECIAL" -> Set.of(SPECIAL);
      case "CRIMINAL" -> Set.of(CRIMINAL);
      case "THIRD_PARTY" -> Set.of(THIRD_PARTY);
      default -> Set.of(DIRECT_ID);
    };
  }
}
