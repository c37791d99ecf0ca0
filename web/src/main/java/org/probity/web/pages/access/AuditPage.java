package org.probity.web.pages.access;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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

  /** Of all entries of type access, those by which people come and go. */
  private static final String SIGN_INS = "sign-ins";

  private static final Set<String> COMING_AND_GOING =
      Set.of(
          "sign-in",
          "sign-in-password",
          "refuse-sign-in",
          "refuse-password",
          "sign-out",
          "end-session");

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
            (leaf, beside) ->
                (actor.isEmpty() || leaf.path("actor").asText().equals(actor))
                    && (!type.equals(SIGN_INS) || comesOrGoes(beside.get())),
            before.matches("[0-9]{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE,
            SIZE + 1);
  }

  private static boolean comesOrGoes(Map<String, Object> sealed) {
    return COMING_AND_GOING.contains(String.valueOf(sealed.getOrDefault("step", "")));
  }

  private Set<EventType> types() {
    if (type.equals(SIGN_INS)) {
      return EnumSet.of(EventType.ACCESS);
    }
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
    return Stream.concat(ACTS.stream().map(EventType::code), Stream.of(SIGN_INS)).toList();
  }

  public List<Account> getPeople() {
    return accounts.all();
  }

  public String getType() {
    return type;
  }

  public void setType(@Nullable String type) {
    this.type = type != null && getTypes().contains(type) ? type : "";
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
