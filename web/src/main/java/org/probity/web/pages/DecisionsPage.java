package org.probity.web.pages;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probity.domain.decision.DecisionSummary;
import org.probity.domain.decision.Decisions;
import org.probity.domain.decision.Verdict;
import org.probity.guard.models.ModelInService;
import org.probity.guard.models.Models;
import org.probity.web.api.AccessLog;

/** The list of decisions. Its address holds every filter, so that a link shows the same list. */
@Named
@RequestScoped
public class DecisionsPage {
  @Inject private Decisions decisions;
  @Inject private Models models;
  @Inject private AccessLog access;
  @Inject private Visitor visitor;
  private final Map<String, String> address = new HashMap<>();
  private DecisionFilter filter = new DecisionFilter(Map.of());
  private Decisions.Page page = new Decisions.Page(List.of(), 0);
  private final Map<Verdict, Long> counts = new LinkedHashMap<>();

  /** For the container. */
  @SuppressWarnings("NullAway.Init")
  public DecisionsPage() {}

  public void open() {
    filter = new DecisionFilter(Map.copyOf(withoutNulls()));
    access.read(visitor.caller(), "decisions", filter.address().toString());
    page = decisions.search(filter.query());
    for (Verdict verdict :
        List.of(Verdict.ALLOW, Verdict.TRANSFORM, Verdict.ESCALATE, Verdict.DENY)) {
      Verdict only = filter.query().verdict();
      if (only == null) {
        counts.put(verdict, decisions.search(filter.counting(verdict)).total());
      } else if (only == verdict) {
        counts.put(verdict, page.total());
      }
    }
  }

  private Map<String, String> withoutNulls() {
    Map<String, String> given = new HashMap<>(address);
    given.values().removeIf(java.util.Objects::isNull);
    return given;
  }

  /** Parameters of the address by name, as {@link DecisionFilter} reads them. */
  public Map<String, String> getAddress() {
    return address;
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

  public List<Map.Entry<Verdict, Long>> getCounts() {
    return List.copyOf(counts.entrySet());
  }

  public List<String> getModelNames() {
    return models.all().stream().map(ModelInService::name).distinct().toList();
  }

  public List<String> getVerdictCodes() {
    return List.of("allow", "transform", "escalate", "deny");
  }

  public int getPageNumber() {
    return filter.page() + 1;
  }

  public long getLastPage() {
    return Math.max(1, (page.total() + DecisionFilter.PAGE_SIZE - 1) / DecisionFilter.PAGE_SIZE);
  }
}
