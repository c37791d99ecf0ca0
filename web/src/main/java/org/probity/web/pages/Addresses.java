package org.probity.web.pages;

import jakarta.faces.context.FacesContext;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.DecisionId;

/** Ids in the address of a page. */
public final class Addresses {
  private Addresses() {}

  public static Optional<UUID> id(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(DecisionId.parse(text.strip()).value());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Answers 404 with the page for it. */
  public static void missing() throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    faces.getExternalContext().responseSendError(404, "There is no such record.");
    faces.responseComplete();
  }
}
