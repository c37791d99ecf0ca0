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

  // What does not point at one person by itself; every other entity type does. Of the identifiers
  // of
  // organisations only those that no natural person can hold stand here: a sole trader's VAT,
  // SIREN,
  // ABN, CNPJ or commercial-register number is that person's (GDPR Art. 4(1)).
  private static final Set<String> INDIRECT =
      Set.of(
          "URL",
          "DOMAIN_NAME",
          "DATE_TIME",
          "LOCATION",
          "ORGANIZATION",
          "NRP",
          "AGE",
          "TITLE",
          "UNSUPPORTED_LANGUAGE",
          "ZIP_CODE",
          "UK_POSTCODE",
          "DE_PLZ",
          "ABA_ROUTING_NUMBER",
          "AU_ACN",
          "SE_ORGANISATIONSNUMMER",
          "VERBATIM",
          "TRADE_SECRET",
          "COPYLEFT_CODE",
          "PERMISSIVE_CODE",
          "TRADEMARK",
          "TDM_OPTOUT",
          "UNGROUNDED");

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
      // Nobody can tell from a text whether it is the person concerned who is named.
      case "PERSON" -> Set.of(DIRECT_ID, THIRD_PARTY);
      default -> Set.of(DIRECT_ID);
    };
  }
}
