package org.probity.web.pages.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.domain.consent.Objection;
import org.probity.domain.consent.Objection.State;
import org.probity.domain.consent.Objections;
import org.probity.guard.GuardException;
import org.probity.guard.consent.ObjectionDesk;
import org.probity.web.pages.Addresses;
import org.probity.web.pages.Problems;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;

/** One objection to processing, and the form in which an officer decides it (GDPR 21). */
@Named
@RequestScoped
public class ObjectionPage {
  private static final int LONGEST = 4_000;
  @Inject private Objections objections;
  @Inject private ObjectionDesk desk;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private HttpServletRequest request;
  private @Nullable Objection objection;
  private String to = "";
  private String grounds = "";

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ObjectionPage() {}

  /** Before any component is asked whether it is there: the form is, while nobody decided. */
  @PostConstruct
  void find() {
    objection =
        visitor.isOfficer()
            ? Addresses.id(request.getParameter("id")).flatMap(objections::find).orElse(null)
            : null;
  }

  /** On the first request and on every post-back. */
  public void open() throws IOException {
    if (objection == null) {
      Addresses.missing();
    }
  }

  public String getAnswer() {
    return objection == null ? "" : words.code("objection.answer", objection.state());
  }

  /** What the person gave as their reason; empty if nothing, and once they are erased. */
  public String getReason() {
    return Optional.ofNullable(objection).flatMap(desk::reason).orElse("");
  }

  public boolean isDecidable() {
    return objection != null && objection.state() == State.STANDING;
  }

  public @Nullable String decide() {
    Objection decided = objection;
    State state =
        List.of(State.UPHELD, State.OVERRULED).stream()
            .filter(each -> each.code().equals(to))
            .findFirst()
            .orElse(null);
    if (decided == null || state == null || grounds.isBlank() || grounds.length() > LONGEST) {
      return Problems.say(words.of("objection.missing"));
    }
    try {
      desk.decide(decided.id(), state, grounds.strip(), visitor.caller());
      return "/objection?faces-redirect=true&id=" + decided.id();
    } catch (GuardException e) {
      return Problems.say(words, e);
    }
  }

  public @Nullable Objection getObjection() {
    return objection;
  }

  public List<String> getChoices() {
    return List.of(State.UPHELD.code(), State.OVERRULED.code());
  }

  public String getTo() {
    return to;
  }

  public void setTo(@Nullable String to) {
    this.to = to == null ? "" : to;
  }

  public String getGrounds() {
    return grounds;
  }

  public void setGrounds(@Nullable String grounds) {
    this.grounds = grounds == null ? "" : grounds;
  }
}
