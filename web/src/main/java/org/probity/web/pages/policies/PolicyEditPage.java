package org.probity.web.pages.policies;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Effect;
import org.probity.domain.decision.Severity;
import org.probity.domain.policy.PackVersion;
import org.probity.guard.GuardException;
import org.probity.guard.packs.PackDesk;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactTable;
import org.probity.rules.PackEdit;
import org.probity.rules.Policy;
import org.probity.rules.PolicyPack;
import org.probity.rules.RulesException;
import org.probity.web.pages.Addresses;
import org.probity.web.pages.Problems;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;

/**
 * Changes a policy, adds one or takes one out. What comes of it is a new draft of the pack; the
 * pack it came from stays as it is.
 */
@Named
@RequestScoped
public class PolicyEditPage {
  @Inject private Shelf shelf;
  @Inject private PolicyForm form;
  @Inject private PackDesk desk;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private HttpServletRequest request;
  private Shelf.@Nullable Kept kept;
  private boolean confirmed;

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public PolicyEditPage() {}

  /** On the first request and on every post-back. */
  public void open() throws IOException {
    kept = shelf.find(request.getParameter("pack")).orElse(null);
    if (kept == null || !visitor.isOfficer() || (!isFresh() && policy() == null)) {
      Addresses.missing();
      return;
    }
    form.fill(policy(), PackEdit.following(kept.pack().version()));
  }

  private @Nullable Policy policy() {
    String id = getId();
    return kept == null ? null : kept.policy(id).orElse(null);
  }

  /** Whether a policy is added. */
  public boolean isFresh() {
    return getId().isEmpty();
  }

  /** Of the policy as it is in the pack; empty for one that is added. */
  public String getId() {
    String id = request.getParameter("id");
    return id == null ? "" : id;
  }

  public @Nullable String save() {
    Optional<String> incomplete = form.incomplete();
    if (incomplete.isPresent()) {
      return Problems.say(words.of("edit.incomplete", form.getCells().get("id"), incomplete.get()));
    }
    return draft(
        () -> PackEdit.with(base(), form.getVersion(), isFresh() ? null : getId(), form.fields()));
  }

  public @Nullable String remove() {
    return confirmed
        ? draft(() -> PackEdit.without(base(), form.getVersion(), getId()))
        : Problems.say(words.of("edit.remove.unconfirmed"));
  }

  private PolicyPack base() {
    Shelf.Kept from = kept;
    if (from == null) {
      throw new IllegalStateException("The page was not opened.");
    }
    return from.pack();
  }

  private @Nullable String draft(Supplier<PolicyPack> change) {
    if (kept == null || !visitor.isOfficer()) {
      return Problems.say(words.of("pack.readonly"));
    }
    try {
      String source = new String(change.get().source(), StandardCharsets.UTF_8);
      PackVersion drafted = desk.draft(source, visitor.caller().id());
      return "/pack?faces-redirect=true&id=" + drafted.id() + "&against=" + kept.id();
    } catch (RulesException e) {
      return Problems.say(words.of("edit.refused", e.getMessage()));
    } catch (GuardException e) {
      return Problems.say(words, e);
    }
  }

  /** Facts that a condition may ask for. */
  public List<String> getFacts() {
    return FactTable.shipped().all().stream().map(FactDefinition::name).sorted().toList();
  }

  public List<String> getEffects() {
    return Arrays.stream(Effect.values()).map(Enum::name).toList();
  }

  public List<String> getSeverities() {
    return Arrays.stream(Severity.values()).map(Enum::name).toList();
  }

  /** Groups and obligations that the pack knows, to choose from. */
  public List<String> getGroups() {
    return kept == null
        ? List.of()
        : kept.pack().policies().stream().map(Policy::group).distinct().toList();
  }

  public List<String> getObligations() {
    return kept == null
        ? List.of()
        : List.copyOf(
            kept.pack().policies().stream()
                .flatMap(policy -> policy.obligations().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  public Shelf.@Nullable Kept getKept() {
    return kept;
  }

  public boolean isConfirmed() {
    return confirmed;
  }

  public void setConfirmed(boolean confirmed) {
    this.confirmed = confirmed;
  }
}
