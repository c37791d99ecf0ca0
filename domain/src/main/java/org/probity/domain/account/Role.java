package org.probity.domain.account;

import java.util.Locale;

/** The four roles of the contract; each may only what its endpoints say. */
public enum Role {
  APP,
  OFFICER,
  REGULATOR,
  ADMIN;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
