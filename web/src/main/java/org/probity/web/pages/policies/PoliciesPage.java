package org.probity.web.pages.policies;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Effect;
import org.probity.domain.policy.PackState;
import org.probity.web.api.AccessLog;
import org.probity.web.pages.Addresses;
import org.probity.web.pages.Language;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;

/** The policies of a pack by group; of the active one unless the address says another. */
@Named
@RequestScoped
public class PoliciesPage {
  @Inject private Shelf shelf;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private Language language;
  @Inject private Clock clock;
  private Shelf.@Nullable Kept kept;
  private @Nullable String pack;
  private String group = "";
  private String effect = "";
  private String q = "";

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public PoliciesPage() {}

  /** The policies of one group. */
  public record Group(String code, List<PolicyLine> lines) {}

  public void open() throws IOException {
    kept = shelf.find(pack).orElse(null);
    if (kept == null) {
      Addresses.missing();
      return;
    }
    access.read(visitor.caller(), "policies", kept.id());
  }

  private Shelf.Kept shown() {
    Shelf.Kept found = kept;
    return found == null ? shelf.active() : found;
  }

  private List<PolicyLine> lines() {
    LocalDate today = LocalDate.now(clock);
    return shown().pack().policies().stream()
        .map(policy -> PolicyLine.of(policy, language.isChinese(), today))
        .toList();
  }

  public String getAnswer() {
    List<PolicyLine> lines = lines();
    long inForce = lines.stream().filter(PolicyLine::inForce).count();
    return words.format(
        shown().state() == PackState.ACTIVE ? "policies.answer" : "policies.answer.other",
        shown().name(),
        inForce,
        lines.size() - inForce);
  }

  /** Packs that a second officer may approve, and one that judges a share. */
  public List<String> getNotes() {
    return shelf.all().stream()
        .filter(each -> each.state() == PackState.SHADOW || each.state() == PackState.CANARY)
        .map(each -> words.of("policies.note." + each.state(), each.name(), share(each)))
        .toList();
  }

  private static @Nullable Integer share(Shelf.Kept each) {
    return each.version() == null ? null : each.version().canaryShare();
  }

  /** Those that fit the address, by group, in the order of the pack. */
  public List<Group> getGroups() {
    Map<String, List<PolicyLine>> groups =
        lines().stream()
            .filter(line -> group.isEmpty() || line.group().equals(group))
            .filter(line -> effect.isEmpty() || line.effect().name().equals(effect))
            .filter(line -> line.mentions(q.strip()))
            .collect(
                Collectors.groupingBy(PolicyLine::group, LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(each -> new Group(each.getKey(), each.getValue()))
        .toList();
  }

  public List<String> getGroupCodes() {
    return lines().stream().map(PolicyLine::group).distinct().toList();
  }

  public List<String> getEffects() {
    return Arrays.stream(Effect.values())
        .map(Enum::name)
        .filter(name -> lines().stream().anyMatch(line -> line.effect().name().equals(name)))
        .toList();
  }

  public boolean isNarrowed() {
    return !(group + effect + q).isBlank();
  }

  public String getPackId() {
    return shown().id();
  }

  public @Nullable String getPack() {
    return pack;
  }

  public void setPack(@Nullable String pack) {
    this.pack = pack;
  }

  public String getGroup() {
    return group;
  }

  public void setGroup(@Nullable String group) {
    this.group = group == null ? "" : group;
  }

  public String getEffect() {
    return effect;
  }

  public void setEffect(@Nullable String effect) {
    this.effect = effect == null ? "" : effect;
  }

  public String getQ() {
    return q;
  }

  public void setQ(@Nullable String q) {
    this.q = q == null ? "" : q;
  }
}
