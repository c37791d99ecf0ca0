package org.probity.web.pages.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Ledger;
import org.probity.domain.erasure.ErasureRequest;
import org.probity.domain.erasure.Erasures;
import org.probity.domain.ledger.EventType;
import org.probity.guard.GuardException;
import org.probity.guard.erasure.ErasureDesk;
import org.probity.web.api.ErasureApproval;
import org.probity.web.pages.Acts;
import org.probity.web.pages.Addresses;
import org.probity.web.pages.Moments;
import org.probity.web.pages.Problems;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;

/** One request to erase a person: officers only, and two of them to do it. */
@Named
@RequestScoped
public class ErasurePage {
  private static final int MOST_ACTS = 20;
  @Inject private Erasures erasures;
  @Inject private ErasureDesk desk;
  @Inject private ErasureApproval approval;
  @Inject private Ledger ledger;
  @Inject private Acts acts;
  @Inject private Visitor visitor;
  @Inject private Moments moments;
  @Inject private Words words;
  @Inject private HttpServletRequest request;
  private @Nullable ErasureRequest erasure;
  private boolean confirmed;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public ErasurePage() {}

  /** Before any component is asked whether it is there: the form is, while the request waits. */
  @PostConstruct
  void find() {
    erasure =
        visitor.isOfficer()
            ? Addresses.id(request.getParameter("id")).flatMap(erasures::find).orElse(null)
            : null;
  }

  /** On the first request and on every post-back. */
  public void open() throws IOException {
    if (erasure == null) {
      Addresses.missing();
    }
  }

  public String getAnswer() {
    if (erasure == null) {
      return "";
    }
    return erasure.state() == ErasureRequest.State.PENDING
        ? words.of("erasure.answer.PENDING", moments.relative(getDue()))
        : words.of("erasure.answer." + erasure.state());
  }

  public Instant getDue() {
    return Deadline.of(erasure == null ? Instant.EPOCH : erasure.requestedAt());
  }

  /** As the officer wrote it; empty once the person was erased. */
  public String getReason() {
    return erasure == null
        ? ""
        : ledger
            .entry(erasure.entryIndex())
            .flatMap(ledger::unseal)
            .map(fields -> String.valueOf(fields.getOrDefault("reason", "")))
            .orElse("");
  }

  public boolean isPending() {
    return erasure != null && erasure.state() == ErasureRequest.State.PENDING;
  }

  /** The officer who asked for it cannot approve it. */
  public boolean isOwn() {
    return erasure != null && erasure.requestedBy().equals(visitor.caller().id());
  }

  public @Nullable String approve() {
    return confirmed
        ? act(
            id -> {
              var unused = approval.approve(id, visitor.caller());
            })
        : Problems.say(words.of("erasure.unconfirmed"));
  }

  public @Nullable String withdraw() {
    return act(id -> desk.withdraw(id, visitor.caller()));
  }

  private @Nullable String act(Consumer<UUID> step) {
    if (erasure == null) {
      return Problems.say(words.of("privacy.readonly"));
    }
    try {
      step.accept(erasure.id());
      return "/erasure?faces-redirect=true&id=" + erasure.id();
    } catch (GuardException e) {
      return Problems.say(words, e);
    }
  }

  public List<Acts.Act> getActs() {
    ErasureRequest shown = erasure;
    return shown == null
        ? List.of()
        : acts.latest(
            Set.of(EventType.ERASURE),
            (leaf, beside) -> shown.id().toString().equals(beside.get().get("request")),
            Long.MAX_VALUE,
            MOST_ACTS);
  }

  public @Nullable ErasureRequest getErasure() {
    return erasure;
  }

  public boolean isConfirmed() {
    return confirmed;
  }

  public void setConfirmed(boolean confirmed) {
    this.confirmed = confirmed;
  }
}
