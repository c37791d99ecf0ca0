package org.probity.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.rules.internal.Csv;
import org.probity.rules.internal.Table;
import org.probity.rules.internal.Table.Cell;
import org.probity.rules.internal.Workbook;
import org.probity.rules.internal.YamlMap;

/**
 * Reads a pack from a sheet (docs/packs.md): the head, a line of headings, and a policy in each row
 * after it. The pack is that of {@link PackYaml}'s form of the same policies, hash and all, and so
 * a sheet says nothing that YAML could not say.
 */
public final class PackSheet {
  /** In this order, always all of them: what YAML says of a policy, its group behind its id. */
  static final List<String> COLUMNS =
      PackReader.FIELDS.stream()
          .flatMap(field -> field.equals("id") ? Stream.of(field, "group") : Stream.of(field))
          .toList();

  /** Stands for an example that differs in nothing from the base input. */
  static final String BASE = "base";

  static final String EVIDENCE = "evidence";

  private static final Set<String> DATES = Set.of("applies_from", "applies_until");
  private static final String SEMICOLON = "\\s*;\\s*";

  // Day 60 of spreadsheets is 29 February 1900, which never was; later days count from here.
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
  private static final int FIRST_DAY = 61;

  private final Table table;
  private final Map<String, Object> head = new HashMap<>();
  private final Map<String, String> headPlaces = new HashMap<>();
  private final Map<String, Object> base = new TreeMap<>();
  private final Map<String, Double> evidence = new TreeMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final List<Policy> policies = new ArrayList<>();
  private boolean headed;

  private PackSheet(Table table) {
    this.table = table;
  }

  /**
   * @param file a workbook (.xlsx) or CSV in UTF-8
   * @throws RulesException that names the cell and says what would be right
   */
  public static PolicyPack read(byte[] file) {
    return new PackSheet(Workbook.is(file) ? Workbook.read(file) : Csv.table(file)).pack();
  }

  private PolicyPack pack() {
    table.rows().forEach(this::row);
    YamlMap map = YamlMap.of(head, table.place(1, 1), headPlaces);
    String id = PackReader.matching(map, "pack", PackReader.CODE);
    String version = PackReader.matching(map, "version", PackReader.VERSION);
    if (policies.isEmpty() || policies.size() > PackReader.MOST_POLICIES) {
      throw new RulesException("A pack has 1 to " + PackReader.MOST_POLICIES + " policies.");
    }
    return PackReader.read(PackYaml.write(id, version, base, evidence, policies));
  }

  private void row(int row, NavigableMap<Integer, Cell> cells) {
    if (headed) {
      checkWidth(cells, COLUMNS.size());
      policies.add(policy(row, cells));
      return;
    }
    String first = text(cells.get(1));
    switch (first == null ? "" : first) {
      case "pack", "version" -> {
        checkWidth(cells, 2);
        String place = table.place(row, 2);
        if (headPlaces.putIfAbsent(String.valueOf(first), place) != null) {
          throw new RulesException(table.place(row, 1) + ": the pack has one " + first + ".");
        }
        String value = text(cells.get(2));
        if (value != null) {
          head.put(String.valueOf(first), value);
        }
      }
      case BASE -> {
        checkWidth(cells, 3);
        String value = text(cells.get(3));
        put(
            base,
            text(cells.get(2)),
            table.place(row, 2),
            value == null ? "" : value,
            table.place(row, 3));
      }
      case EVIDENCE -> {
        checkWidth(cells, 3);
        threshold(row, text(cells.get(2)), text(cells.get(3)));
      }
      case "id" -> headings(row, cells);
      default ->
          throw new RulesException(
              table.place(row, 1)
                  + ": pack, version, base, evidence or the heading id is expected.");
    }
  }

  private void threshold(int row, @Nullable String name, @Nullable String value) {
    if (name == null || !PackReader.EVIDENCE.contains(name) || evidence.containsKey(name)) {
      throw new RulesException(
          table.place(row, 2) + ": one of " + PackReader.EVIDENCE + " is expected, each once.");
    }
    if (value == null || !value.matches("[0-9]{1,9}(\\.[0-9]{1,12})?")) {
      throw new RulesException(table.place(row, 3) + ": a number, 0 or greater, is expected.");
    }
    evidence.put(name, Double.valueOf(value));
  }

  private void headings(int row, NavigableMap<Integer, Cell> cells) {
    for (int column = 1; column <= COLUMNS.size(); column++) {
      String expected = COLUMNS.get(column - 1);
      if (!expected.equals(text(cells.get(column)))) {
        throw new RulesException(table.place(row, column) + ": the heading is " + expected + ".");
      }
    }
    checkWidth(cells, COLUMNS.size());
    headed = true;
  }

  private static void checkWidth(NavigableMap<Integer, Cell> cells, int most) {
    Map.Entry<Integer, Cell> last = cells.lastEntry();
    if (last.getKey() > most) {
      throw new RulesException(
          last.getValue().place() + ": nothing is expected after column " + most + " here.");
    }
  }

  private Policy policy(int row, NavigableMap<Integer, Cell> cells) {
    Map<String, Object> values = new LinkedHashMap<>();
    Map<String, String> places = new HashMap<>();
    for (int column = 1; column <= COLUMNS.size(); column++) {
      String name = COLUMNS.get(column - 1);
      String place = table.place(row, column);
      places.put(name, place);
      Cell cell = cells.get(column);
      Object value = value(name, cell);
      if (value != null) {
        values.put(name, value);
      }
    }
    Object group = values.remove("group");
    YamlMap own =
        YamlMap.of(group == null ? Map.of() : Map.of("group", group), table.place(row, 2), places);
    Policy policy =
        PackReader.policy(
            YamlMap.of(values, table.place(row, 1), places),
            PackReader.matching(own, "group", PackReader.CODE));
    String earlier = ids.putIfAbsent(policy.id(), table.place(row, 1));
    if (earlier != null) {
      throw new RulesException(table.place(row, 1) + ": the id is taken by " + earlier + ".");
    }
    return policy;
  }

  /**
   * A policy that stands in no sheet, but whose fields are written as cells are.
   *
   * @throws RulesException that names the policy and the field
   */
  static Policy policy(Map<String, String> cells) {
    String place = placeOf(cells.getOrDefault("id", ""));
    Map<String, Object> values = new LinkedHashMap<>();
    for (String name : COLUMNS) {
      String text = cells.getOrDefault(name, "").replace("\r\n", "\n").strip();
      Cell cell = text.isEmpty() ? null : new Cell(place + ", " + name, text, false);
      Object value = value(name, cell);
      if (value != null) {
        values.put(name, value);
      }
    }
    Object group = values.remove("group");
    YamlMap own = YamlMap.of(group == null ? Map.of() : Map.of("group", group), place, Map.of());
    return PackReader.policy(
        YamlMap.of(values, place, Map.of()), PackReader.matching(own, "group", PackReader.CODE));
  }

  /** What was written as an id is repeated only if it is none of a stranger's words. */
  private static String placeOf(String id) {
    return id.matches("[A-Za-z0-9-]{1,16}") ? id : "The policy";
  }

  private static @Nullable Object value(String column, @Nullable Cell cell) {
    return switch (column) {
      case "sources" -> lines(cell).map(line -> source(line, placeOf(cell))).toList();
      case "obligations" -> cell == null ? List.of() : List.of(cell.text().split("[\\s,]+"));
      case "fires", "passes" -> {
        List<Map<String, Object>> examples = new ArrayList<>();
        lines(cell).forEach(line -> examples.add(example(line, placeOf(cell))));
        yield examples;
      }
      default -> cell != null && cell.number() && DATES.contains(column) ? day(cell) : text(cell);
    };
  }

  private static Stream<String> lines(@Nullable Cell cell) {
    return cell == null
        ? Stream.empty()
        : cell.text().lines().map(String::strip).filter(line -> !line.isEmpty());
  }

  private static String placeOf(@Nullable Cell cell) {
    return cell == null ? "" : cell.place();
  }

  private static @Nullable String text(@Nullable Cell cell) {
    return cell == null ? null : cell.text();
  }

  private static String day(Cell cell) {
    int day = Integer.parseInt(cell.text());
    if (day < FIRST_DAY || day > 99_999) {
      throw new RulesException(cell.place() + ": a date is expected, as 2026-08-02.");
    }
    return DAY_ZERO.plusDays(day).toString();
  }

  /** "GDPR | 6(1) | checked | from 2026-08-02", the last two only where they hold. */
  private static Map<String, Object> source(String line, String place) {
    String[] parts = line.split("\\s*\\|\\s*", -1);
    Map<String, Object> source = new LinkedHashMap<>();
    source.put("source", parts[0]);
    for (int i = 1; i < parts.length; i++) {
      String part = parts[i];
      if (i == 1) {
        source.put("clause", part);
      } else if (part.equals("checked") && i == 2) {
        source.put("checked", true);
      } else if (part.startsWith("from ") && i == parts.length - 1) {
        source.put("applies_from", part.substring("from ".length()).strip());
      } else {
        throw new RulesException(
            place + ": a source is a line as \"GDPR | 6(1) | checked | from 2026-08-02\".");
      }
    }
    return source;
  }

  private static Map<String, Object> example(String line, String place) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (!line.equals(BASE)) {
      for (String each : line.split(SEMICOLON)) {
        int equals = each.indexOf('=');
        if (equals < 1) {
          throw new RulesException(
              place + ": an example is a line as \"r.userAge=15; c.basis=CONSENT\", or base.");
        }
        put(facts, each.substring(0, equals).strip(), place, each.substring(equals + 1), place);
      }
    }
    return facts;
  }

  private static void put(
      Map<String, Object> facts,
      @Nullable String name,
      String namePlace,
      String text,
      String place) {
    FactDefinition fact = name == null ? null : FactTable.shipped().find(name);
    if (fact == null) {
      throw new RulesException(namePlace + ": the name of a fact is expected (docs/facts.md).");
    }
    try {
      if (facts.put(fact.name(), fact.written(text.strip())) != null) {
        throw new RulesException("The fact " + fact.name() + " is stated twice.");
      }
    } catch (RulesException e) {
      throw new RulesException(place + ": " + e.getMessage(), e);
    }
  }
}
