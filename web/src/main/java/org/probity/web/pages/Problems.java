package org.probity.web.pages;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import org.jspecify.annotations.Nullable;
import org.probity.guard.GuardException;

/** What a page answers to an act that it could not do. */
public final class Problems {
  private Problems() {}

  /**
   * Shows the sentence above the form.
   *
   * @return null: the reader stays on the page
   */
  public static @Nullable String say(String sentence) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
    return null;
  }

  /** Why a desk refused, in the reader's language. */
  public static @Nullable String say(Words words, GuardException refusal) {
    return say(words.code("problem", refusal.kind()) + " " + words.reason(refusal));
  }
}
