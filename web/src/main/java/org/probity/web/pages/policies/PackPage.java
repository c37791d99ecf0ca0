package org.probity.web.pages.policies;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.probity.domain.ledger.EventType;
import org.probity.domain.policy.PackState;
import org.probity.domain.policy.PackVersion;
import org.probity.guard.GuardException;
import org.probity.guard.backtest.BacktestDesk;
import org.probity.guard.backtest.BacktestNode;
import org.probity.guard.packs.Mover;
import org.probity.guard.packs.PackDesk;
import org.probity.guard.packs.PacksInForce;
import org.probity.rules.PackDiff;
import org.probity.web.api.AccessLog;
import org.probity.web.pages.Acts;
import org.probity.web.pages.Addresses;
import org.probity.web.pages.Problems;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;

/** One pack: where it stands, what it would change, and the steps that its state allows. */
@Named
@RequestScoped
public class PackPage {
  private static final int LONGEST_REASON = 4_000;
  private static final int MOST_SHARE = 99;
  private static final int MOST_ACTS = 100;
  @Inject private Shelf shelf;
  @Inject private PackDesk desk;
  @Inject private PacksInForce inForce;
  @Inject private BacktestDesk backtests;
  @Inject private BacktestNode node;
  @Inject private Acts acts;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private HttpServletRequest request;
  private Shelf.@Nullable Kept kept;
  private Shelf.@Nullable Kept other;
  private @Nullable PackFigures figures;
  private @Nullable List<PackDiff.Change> changes;
  private @Nullable Integer share;
  private boolean confirmed;
  private String reason = "";

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public PackPage() {}

  /** Before any component is asked whether it is there: which buttons are depends on the state. */
  @PostConstruct
  void find() {
    kept = shelf.find(request.getParameter("id")).orElse(null);
  }

  /** On the first request and on every post-back. */
  public void open() throws IOException {
    if (kept == null) {
      Addresses.missing();
      return;
    }
    access.read(visitor.caller(), "pack", kept.id());
  }

  public String getAnswer() {
    return kept == null
        ? ""
        : words.of("pack.answer." + kept.state(), version() == null ? "" : shareNow());
  }

  private @Nullable Integer shareNow() {
    PackVersion version = version();
    return version == null ? null : version.canaryShare();
  }

  private @Nullable PackVersion version() {
    return kept == null ? null : kept.version();
  }

  public @Nullable String test() {
    return step(desk::test);
  }

  public @Nullable String shadow() {
    return step(desk::shadow);
  }

  public @Nullable String request() {
    return moved(desk::requestApproval);
  }

  public @Nullable String approve() {
    return confirmed(desk::approve);
  }

  public @Nullable String activate() {
    return confirmed(desk::activate);
  }

  public @Nullable String withdraw() {
    return moved(desk::withdraw);
  }

  public @Nullable String canary() {
    Integer wanted = share;
    if (wanted == null || wanted < 1 || wanted > MOST_SHARE) {
      return Problems.say(words.of("pack.share.wrong"));
    }
    return confirmed((id, by) -> desk.canary(id, wanted, by));
  }

  public @Nullable String rollback() {
    return confirmed(
        (id, by) -> {
          desk.rollback(by);
          return desk.find(id);
        });
  }

  private @Nullable String confirmed(BiFunction<UUID, Mover, PackVersion> step) {
    if (!confirmed) {
      return Problems.say(words.of("pack.unconfirmed"));
    }
    return reason.isBlank() || reason.length() > LONGEST_REASON
        ? Problems.say(words.of("pack.reason.missing"))
        : moved(step);
  }

  private @Nullable String moved(BiFunction<UUID, Mover, PackVersion> step) {
    String why = reason.isBlank() ? null : reason.strip();
    return step((id, officer) -> step.apply(id, new Mover(officer, why)));
  }

  private @Nullable String step(BiFunction<UUID, String, PackVersion> step) {
    PackVersion version = version();
    if (version == null || !visitor.isOfficer()) {
      return Problems.say(words.of("pack.readonly"));
    }
    try {
      return again(step.apply(version.id(), visitor.caller().id()).id().toString());
    } catch (GuardException e) {
      return Problems.say(words, e);
    }
  }

  private static String again(String id) {
    return "/pack?faces-redirect=true&id=" + id;
  }

  /** Replays what was decided under this pack. */
  public @Nullable String backtest() {
    Shelf.Kept pack = kept;
    if (pack == null || !visitor.isOfficer()) {
      return Problems.say(words.of("pack.readonly"));
    }
    try {
      if (pack.version() != null) {
        var unused = desk.compiled(pack.version().id());
      }
      var begun = backtests.begin(pack.id(), pack.pack().hash(), visitor.caller().id());
      node.wake();
      return again(begun.pack());
    } catch (GuardException e) {
      return Problems.say(words, e);
    }
  }

  public @Nullable String cancel() {
    Shelf.Kept pack = kept;
    if (pack == null || !visitor.isOfficer()) {
      return Problems.say(words.of("pack.readonly"));
    }
    try {
      return again(backtests.cancel(pack.id(), visitor.caller().id()).pack());
    } catch (GuardException e) {
      return Problems.say(words, e);
    }
  }

  public PackFigures getFigures() {
    if (figures == null) {
      figures = kept == null ? PackFigures.NONE : PackFigures.of(kept, inForce, backtests);
    }
    return figures;
  }

  /** Steps that this reader may take now. */
  public List<String> getSteps() {
    PackVersion version = version();
    if (version == null || !visitor.isOfficer()) {
      return List.of();
    }
    return switch (version.state()) {
      case DRAFT, CHECKED -> List.of("test");
      case TESTED -> List.of("test", "shadow");
      case SHADOW ->
          List.of(visitor.caller().id().equals(version.draftedBy()) ? "request" : "approve");
      case APPROVED -> List.of("canary", "activate");
      case CANARY -> List.of("canary", "activate", "withdraw");
      case ACTIVE -> List.of("rollback");
      case SUPERSEDED -> List.of();
    };
  }

  /** Whether a step is at hand whose result counts, and which so asks for a tick and a reason. */
  public boolean isTickable() {
    return getSteps().stream()
        .anyMatch(step -> Set.of("approve", "canary", "activate", "rollback").contains(step));
  }

  /** The officer who drafted it waits for another. */
  public boolean isOwnDraft() {
    return visitor.isOfficer()
        && kept != null
        && kept.state() == PackState.SHADOW
        && getSteps().contains("request");
  }

  /** Whether there are compiled rules to replay with. */
  public boolean isReplayable() {
    return visitor.isOfficer() && kept != null && kept.state() != PackState.DRAFT;
  }

  /** The pack to compare with: as the address says, else the one before this one. */
  public Shelf.@Nullable Kept getOther() {
    if (other == null && kept != null) {
      String asked = request.getParameter("against");
      Shelf.Kept pack = kept;
      other =
          asked == null
              ? shelf.before(pack)
              : shelf.find(asked).orElseGet(() -> shelf.before(pack));
    }
    return other;
  }

  public List<PackDiff.Change> getChanges() {
    Shelf.Kept pack = kept;
    Shelf.Kept compared = getOther();
    if (changes == null) {
      changes =
          pack == null || compared == null
              ? List.of()
              : PackDiff.between(compared.pack(), pack.pack());
    }
    return changes;
  }

  public List<Shelf.Kept> getPacks() {
    return shelf.all();
  }

  public List<Acts.Act> getActs() {
    return kept == null
        ? List.of()
        : acts.latest(
            Set.of(EventType.POLICY),
            (leaf, beside) ->
                leaf.path("policy_pack").asText().equals(hash())
                    || hash().equals(beside.get().get("from")),
            Long.MAX_VALUE,
            MOST_ACTS);
  }

  private String hash() {
    return kept == null ? "" : kept.pack().hash();
  }

  public Shelf.@Nullable Kept getKept() {
    return kept;
  }

  public @Nullable Integer getShare() {
    return share;
  }

  public void setShare(@Nullable Integer share) {
    this.share = share;
  }

  public boolean isConfirmed() {
    return confirmed;
  }

  public void setConfirmed(boolean confirmed) {
    this.confirmed = confirmed;
  }

  public String getReason() {
    return reason;
  }

  public void setReason(@Nullable String reason) {
    this.reason = reason == null ? "" : reason;
  }
}
