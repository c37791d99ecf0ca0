package org.probity.web.api;

import org.probity.domain.account.Caller;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** Whom a body is about: the person, and the application that processes their data. */
final class PersonMembers {
  private static final int LONGEST_SUBJECT = 512;

  private PersonMembers() {}

  /**
   * @throws Refusal with 403 if an application names another
   */
  static String application(Members given, Caller caller) {
    String own = caller.application();
    if (own == null) {
      return Codes.name("application", given.text("application"));
    }
    String named = given.textOrNull("application");
    if (named != null && !named.equals(own)) {
      throw new Refusal(403, "An application speaks for its own subjects only.");
    }
    return own;
  }

  static String subject(Members given) {
    String subject = given.text("subject");
    if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
      throw Refusal.malformed("subject", "It has 1 to " + LONGEST_SUBJECT + " characters.");
    }
    return subject;
  }
}
