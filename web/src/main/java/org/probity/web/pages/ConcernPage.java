package org.probity.web.pages;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.concern.Concern;
import org.probity.guard.GuardException;
import org.probity.guard.concern.ConcernDesk;
import org.probity.web.api.AccessLog;

/** Something raised, and the form in which an officer answers it. */
@Named
@RequestScoped
public class ConcernPage {
  private static final int LONGEST_TEXT = 4000;
  private static final String UPHELD = "upheld";
  private static final String REJECTED = "rejected";
  @Inject private ConcernDesk desk;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private Clock clock;
  @Inject private HttpServletRequest request;
  private @Nullable Concern concern;
  private String result = "";
  private String text = "";
  private String reason = "";

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ConcernPage() {}

  /** Before any component is asked whether it is there: the form is, while it is open. */
  @PostConstruct
  void find() {
    String id = request.getParameter("id");
    try {
      concern = id == null ? null : desk.find(UUID.fromString(id));
    } catch (IllegalArgumentException | GuardException e) {
      concern = null;
    }
  }

  /** On the first request and on every post-back. */
  public void open() throws IOException {
    if (concern == null) {
      Addresses.missing();
      return;
    }
    access.read(visitor.caller(), "concern", concern.id().toString());
  }

  public String getAnswer() {
    Concern shown = concern;
    if (shown == null) {
      return "";
    }
    if (!shown.open()) {
      return words.of("concern.answer." + shown.state(), shown.answeredBy());
    }
    return words.of(shown.overdue(clock.instant()) ? "concern.answer.late" : "concern.answer");
  }

  /** By which law the deadline is what it is. */
  public String getLaw() {
    Concern shown = concern;
    if (shown == null) {
      return "";
    }
    return shown.gravity() == null
        ? words.code("concern.law", shown.kind())
        : words.code("concern.law", shown.gravity());
  }

  public String getSaid() {
    Concern shown = concern;
    return shown == null ? "" : desk.said(shown).orElseGet(() -> words.of("concern.erased"));
  }

  /** Empty while it is open. */
  public String getAnswered() {
    Concern shown = concern;
    return shown == null || shown.open()
        ? ""
        : desk.answered(shown).orElseGet(() -> words.of("concern.erased"));
  }

  public boolean isAnswerable() {
    return concern != null && concern.open() && visitor.isOfficer();
  }

  public boolean isExtensible() {
    return concern != null && isAnswerable() && !concern.extended() && concern.kind().extensible();
  }

  public @Nullable String answer() {
    if (!isAnswerable() || concern == null) {
      return refuse(words.of("concern.readonly"));
    }
    if (!result.equals(UPHELD) && !result.equals(REJECTED)) {
      return refuse(words.of("concern.result.missing"));
    }
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      return refuse(words.of("concern.text.missing"));
    }
    Concern open = concern;
    return change(
        () -> desk.answer(open.id(), result.equals(UPHELD), text.strip(), visitor.caller().id()));
  }

  public @Nullable String extend() {
    if (!isExtensible() || concern == null) {
      return refuse(words.of("concern.readonly"));
    }
    if (reason.isBlank() || reason.length() > LONGEST_TEXT) {
      return refuse(words.of("concern.text.missing"));
    }
    Concern open = concern;
    return change(() -> desk.extend(open.id(), reason.strip(), visitor.caller().id()));
  }

  private @Nullable String change(Runnable change) {
    try {
      change.run();
      return "/concern?faces-redirect=true&id=" + request.getParameter("id");
    } catch (GuardException e) {
      return refuse(words.code("concern.problem", e.kind()));
    }
  }

  private static @Nullable String refuse(String sentence) {
    FacesContext.getCurrentInstance()
        .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
    return null;
  }

  public @Nullable Concern getConcern() {
    return concern;
  }

  public String getResult() {
    return result;
  }

  public void setResult(@Nullable String result) {
    this.result = result == null ? "" : result;
  }

  public String getText() {
    return text;
  }

  public void setText(@Nullable String text) {
    this.text = text == null ? "" : text;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason == null ? "" : reason;
  }
}
