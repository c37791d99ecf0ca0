package org.probity.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes a pack as a sheet that {@link PackSheet} reads, for officers to begin with. */
public final class PackSheetWriter {
  private static final String NAME = "Policies";
  private static final double WIDTH = 28;

  private PackSheetWriter() {}

  /** YAML that has the hash of the sheets: every comment and choice of form is gone. */
  public static byte[] yaml(PolicyPack pack) {
    return PackYaml.write(pack);
  }

  /** CSV with the mark by which spreadsheet programs know UTF-8. */
  public static byte[] csv(PolicyPack pack) {
    String csv =
        rows(pack).stream()
            .map(row -> row.stream().map(PackSheetWriter::quoted).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n", "\uFEFF", "\r\n"));
    return checked(csv.getBytes(StandardCharsets.UTF_8), pack);
  }

  /** A workbook whose cells are formatted as text, so that a program leaves dates alone. */
  public static byte[] xlsx(PolicyPack pack) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "Probity", "1.0")) {
      Worksheet sheet = workbook.newWorksheet(NAME);
      List<List<String>> rows = rows(pack);
      for (int row = 0; row < rows.size(); row++) {
        List<String> cells = rows.get(row);
        for (int column = 0; column < cells.size(); column++) {
          sheet.value(row, column, cells.get(column));
          sheet.width(column, WIDTH);
        }
      }
      sheet
          .range(0, 0, rows.size() - 1, PackSheet.COLUMNS.size() - 1)
          .style()
          .format("@")
          .wrapText(true)
          .set();
    } catch (IOException e) {
      throw new RulesException("The workbook cannot be written.", e);
    }
    return checked(bytes.toByteArray(), pack);
  }

  // A text that no cell can hold, as one that begins with "=", must not be lost on the way.
  private static byte[] checked(byte[] sheet, PolicyPack pack) {
    PolicyPack again = PackSheet.read(sheet);
    if (!again.policies().equals(pack.policies())
        || !again.base().equals(pack.base())
        || !again.evidence().equals(pack.evidence())) {
      throw new RulesException("The pack says something that a sheet cannot hold.");
    }
    return sheet;
  }

  private static List<List<String>> rows(PolicyPack pack) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("pack", pack.id()));
    rows.add(List.of("version", pack.version()));
    new TreeMap<>(pack.base())
        .forEach((fact, value) -> rows.add(List.of(PackSheet.BASE, fact, value(value))));
    new TreeMap<>(pack.evidence())
        .forEach(
            (name, value) ->
                rows.add(
                    List.of(
                        PackSheet.EVIDENCE,
                        name,
                        new BigDecimal(value.toString()).toPlainString())));
    rows.add(PackSheet.COLUMNS);
    pack.policies().forEach(policy -> rows.add(row(policy)));
    return rows;
  }

  /** As long as {@link PackSheet#COLUMNS}. */
  static List<String> row(Policy policy) {
    return List.of(
        policy.id(),
        policy.group(),
        policy.title(),
        policy.titleZh(),
        policy.statement(),
        policy.statementZh(),
        policy.sources().stream().map(PackSheetWriter::source).collect(Collectors.joining("\n")),
        date("", policy.appliesFrom()),
        date("", policy.appliesUntil()),
        policy.rule(),
        policy.effect().name(),
        policy.severity().name(),
        String.join(", ", policy.obligations()),
        examples(policy, true),
        examples(policy, false));
  }

  private static String source(Source source) {
    return source.citation().source()
        + " | "
        + source.citation().clause()
        + (source.citation().checked() ? " | checked" : "")
        + date(" | from ", source.appliesFrom());
  }

  private static String date(String before, @Nullable LocalDate date) {
    return date == null ? "" : before + date;
  }

  private static String examples(Policy policy, boolean fires) {
    return policy.examples().stream()
        .filter(example -> example.fires() == fires)
        .map(PackSheetWriter::example)
        .collect(Collectors.joining("\n"));
  }

  private static String example(Example example) {
    Map<String, Object> facts = new TreeMap<>(example.facts());
    return facts.isEmpty()
        ? PackSheet.BASE
        : facts.entrySet().stream()
            .map(fact -> fact.getKey() + "=" + value(fact.getValue()))
            .collect(Collectors.joining("; "));
  }

  private static String value(Object value) {
    return value instanceof Collection<?> words
        ? words.stream().map(Object::toString).collect(Collectors.joining(" "))
        : value.toString();
  }

  private static String quoted(String cell) {
    return cell.matches("[^\",\r\n]*") ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
