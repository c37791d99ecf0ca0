package org.probity.guard.consent;

import java.nio.charset.StandardCharsets;
import org.probity.audit.MasterKey;

/** How registers know a person: by a digest that nobody can make without the master key. */
public final class SubjectReference {
  private final MasterKey key;

  public SubjectReference(MasterKey key) {
    this.key = key;
  }

  /**
   * @param subject as callers name the person
   * @return 32 bytes
   */
  public byte[] of(String subject) {
    return key.hmac("consent register", subject.getBytes(StandardCharsets.UTF_8));
  }
}
