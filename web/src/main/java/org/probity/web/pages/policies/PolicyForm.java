package org.probity.web.pages.policies;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.rules.PackEdit;
import org.probity.rules.Policy;
import org.probity.rules.condition.Clauses;
import org.probity.rules.condition.Condition;

/** A policy under an officer's hands, from opening the form to the draft. */
@Named
@ViewScoped
public class PolicyForm implements Serializable {
  private static final long serialVersionUID = 1;
  private static final int MOST_ROWS = 64;
  private final HashMap<String, String> cells = new HashMap<>();
  private final ArrayList<ConditionRow> rows = new ArrayList<>();
  private boolean filled;
  private boolean written;
  private String version = "";

  /** For the container. */
  public PolicyForm() {}

  /** A clause with its rows. */
  public record Clause(int number, List<ConditionRow> rows) {}

  /** Once, before the form is shown first. */
  void fill(@Nullable Policy policy, String nextVersion) {
    if (filled) {
      return;
    }
    filled = true;
    version = nextVersion;
    if (policy == null) {
      rows.add(ConditionRow.fresh(0));
      return;
    }
    cells.putAll(PackEdit.cells(policy));
    Optional<List<List<Condition.Test>>> clauses = Clauses.of(policy.condition());
    written = clauses.isEmpty();
    int number = 0;
    for (List<Condition.Test> clause : clauses.orElse(List.of())) {
      for (Condition.Test test : clause) {
        rows.add(ConditionRow.of(number, test));
      }
      number++;
    }
  }

  /** The fields as {@link PackEdit} takes them. */
  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>(cells);
    if (!written) {
      fields.put("condition", condition());
    }
    return fields;
  }

  /** The fact of the first line that lacks a value, or has one that it cannot have. */
  Optional<String> incomplete() {
    return rows.stream()
        .filter(row -> !written && !row.complete())
        .map(ConditionRow::getFact)
        .findFirst();
  }

  /** As it would be written now. */
  public String getCondition() {
    return written ? cells.getOrDefault("condition", "") : condition();
  }

  private String condition() {
    List<String> clauses =
        getClauses().stream()
            .map(
                clause ->
                    clause.rows().stream()
                        .map(ConditionRow::text)
                        .collect(Collectors.joining(" and ")))
            .toList();
    return clauses.size() == 1
        ? clauses.get(0)
        : clauses.stream().map(each -> "(" + each + ")").collect(Collectors.joining(" or "));
  }

  public List<Clause> getClauses() {
    return rows.stream()
        .collect(Collectors.groupingBy(ConditionRow::getClause, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(each -> new Clause(each.getKey(), each.getValue()))
        .toList();
  }

  /** Another fact was chosen somewhere. */
  public void fit() {
    rows.forEach(ConditionRow::fit);
  }

  public void addRow(int clause) {
    if (rows.size() < MOST_ROWS) {
      rows.add(ConditionRow.fresh(clause));
    }
  }

  public void addClause() {
    addRow(rows.stream().mapToInt(ConditionRow::getClause).max().orElse(-1) + 1);
  }

  /** The last one stays: a policy without a condition would always fire. */
  public void remove(ConditionRow row) {
    if (rows.size() > 1) {
      rows.remove(row);
    }
  }

  public boolean isSingle() {
    return rows.size() == 1;
  }

  /** The condition has too many alternatives for rows, and stays as it is written. */
  public boolean isWritten() {
    return written;
  }

  /** Fields by the names of {@link PackEdit#cells}. */
  public Map<String, String> getCells() {
    return cells;
  }

  public String getVersion() {
    return version;
  }

  public void setVersion(@Nullable String version) {
    this.version = version == null ? "" : version.strip();
  }
}
