package org.probity.web.pages.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.domain.account.Account;
import org.probity.domain.account.Accounts;
import org.probity.domain.ledger.EventType;
import org.probity.web.api.AccessLog;
import org.probity.web.pages.Acts;
import org.probity.web.pages.Visitor;
import org.probity.web.pages.Words;

/** Who did what, from the ledger; decisions and explanations have pages of their own. */
@Named
@RequestScoped
public class AuditPage {
  private static final int SIZE = 50;
  private static final Set<EventType> ACTS =
      EnumSet.complementOf(EnumSet.of(EventType.DECISION, EventType.EXPLANATION));
  @Inject private Acts acts;
  @Inject private Accounts accounts;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  private String type = "";
  private String actor = "";
  private String before = "";
  private List<Acts.Act> found = List.of();

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public AuditPage() {}

  public void open() {
    access.read(visitor.caller(), "audit", type + " " + actor + " " + before);
    found =
        acts.latest(
            types(),
            (leaf, beside) -> actor.isEmpty() || leaf.path("actor").asText().equals(actor),
            before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE,
            SIZE + 1);
  }

  private Set<EventType> types() {
    return ACTS.stream()
        .filter(each -> each.code().equals(type))
        .findFirst()
        .<Set<EventType>>map(EnumSet::of)
        .orElse(ACTS);
  }

  public String getAnswer() {
    return found.isEmpty()
        ? words.of("acts.none")
        : words.of("audit.answer", getActs().size(), found.get(0).who());
  }

  public List<Acts.Act> getActs() {
    return found.size() > SIZE ? found.subList(0, SIZE) : found;
  }

  /** The address of what is older, or empty. */
  public String getOlder() {
    return found.size() > SIZE
        ? "audit.xhtml?type=" + type + "&actor=" + actor + "&before=" + found.get(SIZE - 1).index()
        : "";
  }

  public List<String> getTypes() {
    return ACTS.stream().map(EventType::code).toList();
  }

  public List<Account> getPeople() {
    return accounts.all();
  }

  public String getType() {
    return type;
  }

  public void setType(@Nullable String type) {
    this.type =
        Arrays.stream(EventType.values()).anyMatch(each -> each.code().equals(type)) && type != null
            ? type
            : "";
  }

  public String getActor() {
    return actor;
  }

  public void setActor(@Nullable String actor) {
    this.actor = actor != null && actor.matches("[a-z]{1,16}(:[A-Za-z0-9-]{1,64})?") ? actor : "";
  }

  public String getBefore() {
    return before;
  }

  public void setBefore(@Nullable String before) {
    this.before = before == null ? "" : before;
  }
}
