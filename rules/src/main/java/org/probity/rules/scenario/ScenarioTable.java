package org.probity.rules.scenario;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.probity.domain.decision.Verdict;
import org.probity.rules.FactDefinition;
import org.probity.rules.FactSheet;
import org.probity.rules.FactTable;
import org.probity.rules.FactType;
import org.probity.rules.PolicyPack;
import org.probity.rules.RulesException;
import org.probity.rules.internal.Csv;

/**
 * Scenarios as a table: CSV in UTF-8 (RFC 4180), a header line, one case a line. Columns are facts
 * and any of {@code name}, {@code verdict}, {@code fires} and {@code silent}. An empty cell keeps
 * the pack's base input; words of a set, and ids, are separated by blanks.
 */
public final class ScenarioTable {
  private static final int MOST_ROWS = 100_000;
  private static final Set<String> EXPECTED = Set.of("verdict", "fires", "silent");
  private static final Set<String> OTHERS = Set.of("name", "verdict", "fires", "silent");

  private final PolicyPack pack;
  private final Set<String> ids = new HashSet<>();

  private ScenarioTable(PolicyPack pack) {
    this.pack = pack;
    pack.policies().forEach(policy -> ids.add(policy.id()));
  }

  /**
   * @throws RulesException that names the row, the column and what would be right
   */
  public static List<Scenario> read(byte[] csv, PolicyPack pack) {
    List<List<String>> rows = Csv.rows(new String(csv, StandardCharsets.UTF_8));
    rows.removeIf(row -> row.size() == 1 && row.get(0).isBlank());
    if (rows.isEmpty() || rows.size() > MOST_ROWS) {
      throw new RulesException("A table of scenarios has 1 to " + MOST_ROWS + " lines.");
    }
    List<String> header = rows.get(0);
    for (int column = 0; column < header.size(); column++) {
      String name = header.get(column);
      if (!OTHERS.contains(name) && FactTable.shipped().find(name) == null) {
        throw new RulesException(
            "Column " + (column + 1) + ": the heading is a fact, name, verdict, fires or silent.");
      }
    }
    if (header.stream().noneMatch(EXPECTED::contains)) {
      throw new RulesException("A column says what must come out: verdict, fires or silent.");
    }
    ScenarioTable table = new ScenarioTable(pack);
    List<Scenario> scenarios = new ArrayList<>();
    for (int row = 1; row < rows.size(); row++) {
      scenarios.add(table.scenario(row + 1, header, rows.get(row)));
    }
    return scenarios;
  }

  private Scenario scenario(int row, List<String> header, List<String> cells) {
    if (cells.size() != header.size()) {
      throw new RulesException(
          "Row " + row + ": it has " + cells.size() + " cells, the header " + header.size() + ".");
    }
    FactSheet.Builder facts = FactSheet.builder().putAll(pack.base());
    Map<String, String> others = new TreeMap<>();
    for (int column = 0; column < cells.size(); column++) {
      String name = header.get(column);
      String cell = cells.get(column).strip();
      if (cell.isEmpty()) {
        continue;
      }
      if (OTHERS.contains(name)) {
        others.put(name, cell);
      } else {
        put(facts, name, cell, row);
      }
    }
    FactSheet sheet = facts.build();
    String name = others.get("name");
    return new Scenario(
        "row " + row + (name == null ? "" : ", " + name),
        sheet,
        ScenarioRunner.stage(sheet.asMap()),
        verdict(others.get("verdict"), row),
        policies(others, "fires", row),
        policies(others, "silent", row));
  }

  private static void put(FactSheet.Builder facts, String name, String cell, int row) {
    FactDefinition fact = FactTable.shipped().get(name);
    try {
      facts.put(name, value(fact.type(), cell));
    } catch (NumberFormatException e) {
      throw wrong(row, name, "a whole number is expected");
    } catch (RulesException e) {
      throw new RulesException("Row " + row + ": " + e.getMessage(), e);
    }
  }

  private static Object value(FactType type, String cell) {
    if (cell.equals(FactDefinition.UNKNOWN)) {
      return cell;
    }
    return switch (type) {
      case BOOLEAN ->
          switch (cell.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> cell;
          };
      case INTEGER, PERCENT -> Integer.valueOf(cell);
      case TERM, LICENSE -> cell;
      case SET -> words(cell);
    };
  }

  private static Set<String> words(String cell) {
    return new TreeSet<>(Arrays.asList(cell.split("\\s+")));
  }

  private static @Nullable Verdict verdict(@Nullable String cell, int row) {
    if (cell == null) {
      return null;
    }
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.code().equalsIgnoreCase(cell))
        .findFirst()
        .orElseThrow(() -> wrong(row, "verdict", "allow, transform, escalate or deny is expected"));
  }

  private Set<String> policies(Map<String, String> others, String column, int row) {
    String cell = others.get(column);
    Set<String> named = cell == null ? Set.of() : words(cell);
    if (!ids.containsAll(named)) {
      throw wrong(row, column, "ids of policies of the pack are expected");
    }
    return named;
  }

  private static RulesException wrong(int row, String column, String right) {
    return new RulesException("Row " + row + ", column " + column + ": " + right + ".");
  }
}
