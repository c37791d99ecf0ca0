package org.probity.web.pages.policies;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.policy.PackState;
import org.probity.domain.policy.PackVersion;
import org.probity.guard.GuardException;
import org.probity.guard.packs.PackDesk;
import org.probity.web.api.AccessLog;
import org.probity.web.pages.Problems;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;

/** All packs, and where each stands in its life. */
@Named
@RequestScoped
public class PacksPage {
  private static final int LONGEST = 2_000_000;
  @Inject private Shelf shelf;
  @Inject private PackDesk desk;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  private List<Shelf.Kept> all = List.of();
  private String source = "";

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public PacksPage() {}

  public void open() {
    access.read(visitor.caller(), "packs", "all");
    all = shelf.all();
  }

  public List<Shelf.Kept> getPacks() {
    return all;
  }

  public String getAnswer() {
    String active =
        all.stream()
            .filter(each -> each.state() == PackState.ACTIVE)
            .map(Shelf.Kept::name)
            .findFirst()
            .orElse("–");
    long waiting = all.stream().filter(each -> each.state() == PackState.SHADOW).count();
    return words.format("packs.answer", active, all.size(), waiting);
  }

  public @Nullable String draft() {
    if (!visitor.isOfficer()) {
      return Problems.say(words.of("pack.readonly"));
    }
    if (source.isBlank() || source.length() > LONGEST) {
      return Problems.say(words.of("packs.draft.missing"));
    }
    try {
      PackVersion drafted = desk.draft(source.replace("\r\n", "\n"), visitor.caller().id());
      return "/pack?faces-redirect=true&id=" + drafted.id();
    } catch (GuardException e) {
      return Problems.say(words, e);
    }
  }

  public String getSource() {
    return source;
  }

  public void setSource(@Nullable String source) {
    this.source = source == null ? "" : source;
  }
}
