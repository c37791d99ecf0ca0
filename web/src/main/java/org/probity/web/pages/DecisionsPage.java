package org.probity.web.pages;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Ledger;
import org.probity.domain.decision.DecisionSummary;
import org.probity.domain.decision.Decisions;
import org.probity.domain.decision.SavedView;
import org.probity.domain.decision.Verdict;
import org.probity.domain.policy.PackVersion;
import org.probity.domain.policy.PackVersions;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.guard.packs.PacksInForce;
import org.probity.rules.PolicyPack;
import org.probity.web.api.AccessLog;
import org.probity.web.api.ViewDesk;
import org.probity.web.http.Refusal;

/** The list of decisions. Its address holds every filter, so that a link shows the same list. */
@Named
@RequestScoped
public class DecisionsPage {
  private static final int LONGEST_REFERENCE = 256;
  @Inject private Decisions decisions;
  @Inject private Models models;
  @Inject private PackVersions versions;
  @Inject private PacksInForce packs;
  @Inject private ViewDesk desk;
  @Inject private Ledger ledger;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  @Inject private Words words;
  @Inject private HttpServletRequest request;
  private final Map<String, String> address = new HashMap<>();
  private DecisionFilter filter = new DecisionFilter(Map.of());
  private Decisions.Page page = new Decisions.Page(List.of(), Map.of());
  private String name = "";
  private boolean shared;
  private String person = "";

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public DecisionsPage() {}

  /** On the first request and on every post-back, whose forms carry the filters on. */
  @PostConstruct
  void read() {
    for (String each : DecisionFilter.NAMES) {
      String value = request.getParameter(each);
      if (value != null) {
        address.put(each, value);
      }
    }
    filter = new DecisionFilter(Map.copyOf(address));
  }

  public void open() {
    access.read(visitor.caller(), "decisions", filter.address().toString());
    page = decisions.search(filter.query());
  }

  /** Keeps the search under a name and comes back to it. */
  public @Nullable String save() throws IOException {
    try {
      desk.save(name, filter.kept(), shared, visitor.caller());
    } catch (Refusal e) {
      return Problems.say(words.of(e.status() == 409 ? "views.taken" : "views.name.missing"));
    }
    return go(filter.here());
  }

  public @Nullable String remove(SavedView view) throws IOException {
    try {
      desk.remove(view.id(), visitor.caller());
    } catch (Refusal e) {
      return Problems.say(words.of("problem.NOT_FOUND"));
    }
    return go(filter.here());
  }

  /** Only decisions about one person; what goes into the address is no reference of theirs. */
  public @Nullable String about() throws IOException {
    String reference = person.strip();
    if (reference.isEmpty() || reference.length() > LONGEST_REFERENCE) {
      return Problems.say(words.of("person.missing"));
    }
    return go(filter.about(ledger.reference(reference)));
  }

  private static @Nullable String go(String address) throws IOException {
    FacesContext.getCurrentInstance().getExternalContext().redirect(address);
    return null;
  }

  /** One's own and those shared with one's role. */
  public List<SavedView> getViews() {
    return desk.of(visitor.caller());
  }

  public boolean own(SavedView view) {
    return view.ownedBy(visitor.caller());
  }

  /** Whether it is the one shown. */
  public boolean shows(SavedView view) {
    return filter.narrows() && !filter.isAboutPerson() && view.query().equals(filter.kept());
  }

  /** Parameters of the address by name, as {@link DecisionFilter} reads them. */
  public Map<String, String> getAddress() {
    return address;
  }

  /** The same as pairs, for forms to carry on. */
  public List<Map.Entry<String, String>> getCarried() {
    return DecisionFilter.NAMES.stream()
        .filter(each -> !address.getOrDefault(each, "").isBlank())
        .map(each -> Map.entry(each, address.get(each)))
        .toList();
  }

  public DecisionFilter getFilter() {
    return filter;
  }

  public List<DecisionSummary> getLines() {
    return page.decisions();
  }

  public long getTotal() {
    return page.total();
  }

  /** Of all verdicts, or of the one that is asked for. */
  public List<Map.Entry<Verdict, Long>> getCounts() {
    Verdict only = filter.query().criteria().verdict();
    return List.of(Verdict.ALLOW, Verdict.TRANSFORM, Verdict.ESCALATE, Verdict.DENY).stream()
        .filter(verdict -> only == null || only == verdict)
        .map(verdict -> Map.entry(verdict, page.counts().getOrDefault(verdict, 0L)))
        .toList();
  }

  public List<String> getModelNames() {
    return models.all().stream().map(ModelInService::name).distinct().toList();
  }

  /** Hash and name of each pack, the newest first; the shipped one last. */
  public List<Map.Entry<String, String>> getPacks() {
    PolicyPack shipped = packs.shipped().pack();
    List<Map.Entry<String, String>> all = new ArrayList<>();
    for (PackVersion version : versions.all()) {
      all.add(Map.entry(version.hash(), version.pack() + " " + version.version()));
    }
    all.add(Map.entry(shipped.hash(), shipped.id() + " " + shipped.version()));
    return all;
  }

  public List<String> getVerdictCodes() {
    return List.of("allow", "transform", "escalate", "deny");
  }

  public List<String> getYesNo() {
    return List.of("yes", "no");
  }

  public int getPageNumber() {
    return filter.page() + 1;
  }

  public long getLastPage() {
    return Math.max(1, (page.total() + DecisionFilter.PAGE_SIZE - 1) / DecisionFilter.PAGE_SIZE);
  }

  public String getName() {
    return name;
  }

  public void setName(@Nullable String name) {
    this.name = name == null ? "" : name;
  }

  public boolean isShared() {
    return shared;
  }

  public void setShared(boolean shared) {
    this.shared = shared;
  }

  public String getPerson() {
    return person;
  }

  public void setPerson(@Nullable String person) {
    this.person = person == null ? "" : person;
  }
}
