package org.probity.web.oidc;

/** A sign-in that did not come about. The message holds nothing of the token or the person. */
final class OidcException extends Exception {
  private static final long serialVersionUID = 1;
  private final Reason reason;

  /** As the sign-in page words it. */
  enum Reason {
    /** The way back is not the end of a way there that this browser began, or it was used. */
    STATE,
    /** The provider says that the person did not sign in, or may not. */
    DECLINED,
    /** The provider does not answer, or not as the standard has it. */
    PROVIDER,
    /** What the provider gave is not valid for this server now. */
    TOKEN,
    /** No role is mapped to what the provider says of the person. */
    NO_ROLE,
    /** More than one is, and nobody acts in two. */
    SEVERAL_ROLES,
    /** An admin disabled the account here. */
    DISABLED;

    /** As {@code no-role}. */
    String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  OidcException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  OidcException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
