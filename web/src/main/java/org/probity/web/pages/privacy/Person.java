package org.probity.web.pages.privacy;

import jakarta.enterprise.context.SessionScoped;
import java.io.Serializable;

/**
 * Whom an officer looks at: kept in the session, since a person's reference stands in no address
 * and in no log.
 */
@SessionScoped
public class Person implements Serializable {
  private static final long serialVersionUID = 1;
  private String reference = "";

  /** For the container. */
  public Person() {}

  /** As applications name the person; empty if nobody was looked up. */
  public String reference() {
    return reference;
  }

  public void look(String reference) {
    this.reference = reference.strip();
  }

  @Override
  public String toString() {
    return "Person";
  }
}
