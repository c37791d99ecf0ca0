package org.probity.web.pages.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.domain.consent.Consent;
import org.probity.domain.consent.Consents;
import org.probity.domain.consent.Objection;
import org.probity.domain.consent.Objections;
import org.probity.domain.erasure.ErasureRequest;
import org.probity.domain.erasure.Erasures;
import org.probity.domain.erasure.LegalHold;
import org.probity.guard.GuardException;
import org.probity.guard.erasure.ErasureDesk;
import org.probity.web.api.AccessLog;
import org.probity.web.api.ExportDesk;
import org.probity.web.api.Exports;
import org.probity.web.pages.Moments;
import org.probity.web.pages.PageNumber;
import org.probity.web.pages.Problems;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;

/** What persons asked for and by when they must be answered; what they consented to. */
@Named
@RequestScoped
public class PrivacyPage {
  private static final int SIZE = 50;
  @Inject private Consents consents;
  @Inject private Objections objections;
  @Inject private Erasures erasures;
  @Inject private ErasureDesk desk;
  @Inject private ExportDesk exports;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Moments moments;
  @Inject private Words words;
  @Inject private Clock clock;
  private String state = "";
  private String page = "";
  private List<Consent> lines = List.of();

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public PrivacyPage() {}

  /**
   * Something a person asked for.
   *
   * @param kind {@code erasure}, {@code access} or {@code objection}
   * @param id of the erasure, the export or the objection
   * @param state its constant, for words
   * @param overdue whether it waits longer than the law allows
   */
  public record Request(
      String kind,
      UUID id,
      String state,
      String askedBy,
      Instant askedAt,
      Instant due,
      boolean open,
      boolean overdue) {

    /** Its own page. */
    public String address() {
      return (kind.equals("access") ? "export" : kind) + ".xhtml?id=" + id;
    }

    /** Of the words for its state. */
    public String group() {
      return (kind.equals("access") ? "export" : kind) + ".state";
    }
  }

  /** On the first request and on every post-back. */
  public void open() {
    access.read(visitor.caller(), "privacy", state + " " + getNumber());
    lines = consents.latest(standing(), getNumber(), SIZE + 1);
  }

  private @Nullable Boolean standing() {
    return switch (state) {
      case "standing" -> true;
      case "withdrawn" -> false;
      default -> null;
    };
  }

  public String getAnswer() {
    long stand = consents.count(true);
    long withdrawn = consents.count(false);
    if (!visitor.isOfficer()) {
      return words.format("privacy.answer.consents", stand, withdrawn);
    }
    List<ErasureRequest> pending = erasures.pending();
    Optional<Instant> first =
        pending.stream()
            .map(each -> Deadline.of(each.requestedAt()))
            .min(Comparator.naturalOrder());
    String due = first.map(moments::relative).orElse("");
    return words.format("privacy.answer", pending.size(), due, stand, withdrawn);
  }

  /** Only for officers; those that wait first, the nearest deadline before others. */
  public List<Request> getRequests() {
    if (!visitor.isOfficer()) {
      return List.of();
    }
    Instant now = clock.instant();
    List<Request> requests = new java.util.ArrayList<>();
    for (ErasureRequest each : erasures.latest(SIZE)) {
      boolean open = each.state() == ErasureRequest.State.PENDING;
      Instant due = Deadline.of(each.requestedAt());
      requests.add(
          new Request(
              "erasure",
              each.id(),
              each.state().name(),
              each.requestedBy(),
              each.requestedAt(),
              due,
              open,
              open && now.isAfter(due)));
    }
    for (Exports.Export each : exports.all(visitor.caller())) {
      if (each.person()) {
        boolean open = each.status() != Exports.Status.DONE;
        Instant due = Deadline.of(each.askedAt());
        requests.add(
            new Request(
                "access",
                each.id(),
                each.status().name(),
                each.owner(),
                each.askedAt(),
                due,
                open,
                open && now.isAfter(due)));
      }
    }
    for (Objection each : objections.standing()) {
      requests.add(
          new Request(
              "objection",
              each.id(),
              each.state().name(),
              each.raisedBy(),
              each.raisedAt(),
              each.due(),
              true,
              now.isAfter(each.due())));
    }
    requests.sort(
        Comparator.comparing(Request::open)
            .reversed()
            .thenComparing(
                (one, other) ->
                    one.open()
                        ? one.due().compareTo(other.due())
                        : other.askedAt().compareTo(one.askedAt())));
    return requests;
  }

  /** Orders to keep, which only officers see. */
  public List<LegalHold> getHolds() {
    return visitor.isOfficer() ? erasures.holds() : List.of();
  }

  public @Nullable String lift(UUID hold) {
    if (!visitor.isOfficer()) {
      return Problems.say(words.of("privacy.readonly"));
    }
    try {
      desk.lift(hold, visitor.caller());
      return "/privacy?faces-redirect=true";
    } catch (GuardException e) {
      return Problems.say(words, e);
    }
  }

  public List<Consent> getConsents() {
    return lines.size() > SIZE ? lines.subList(0, SIZE) : lines;
  }

  public boolean isMore() {
    return lines.size() > SIZE;
  }

  /** From 0. */
  public int getNumber() {
    return PageNumber.of(page);
  }

  public List<String> getStates() {
    return List.of("standing", "withdrawn");
  }

  public String getState() {
    return state;
  }

  public void setState(@Nullable String state) {
    this.state = state == null ? "" : state;
  }

  public String getPage() {
    return page;
  }

  public void setPage(@Nullable String page) {
    this.page = page == null ? "" : page;
  }
}
