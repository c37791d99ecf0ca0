package org.probity.rules.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.probity.rules.RulesException;

/** Reads the one sheet of a workbook (.xlsx), text and whole numbers only. */
public final class Workbook {
  private Workbook() {}

  /** Whether the file is a ZIP, as every workbook is. */
  public static boolean is(byte[] file) {
    return file.length > 3 && file[0] == 'P' && file[1] == 'K' && file[2] == 3 && file[3] == 4;
  }

  /**
   * @throws RulesException that names the cell or the part and says what would be right
   */
  public static Table read(byte[] file) {
    WorkbookParts parts = WorkbookParts.of(file);
    Table table = new Table(parts.sheet());
    try (ReadableWorkbook workbook =
            new ReadableWorkbook(new ByteArrayInputStream(parts.workbook()));
        Stream<Row> rows = workbook.getFirstSheet().openStream()) {
      rows.flatMap(Row::stream).filter(Objects::nonNull).forEach(cell -> put(table, cell));
    } catch (RulesException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new RulesException("The workbook cannot be read; save it anew as .xlsx.", e);
    }
    return table;
  }

  private static void put(Table table, Cell cell) {
    int row = cell.getAddress().getRow() + 1;
    int column = cell.getAddress().getColumn() + 1;
    switch (cell.getType()) {
      case EMPTY -> {}
      case STRING -> table.put(row, column, cell.asString(), false);
      case BOOLEAN -> table.put(row, column, cell.asBoolean().toString(), false);
      case NUMBER -> table.put(row, column, whole(table.place(row, column), cell), true);
      case FORMULA ->
          throw new RulesException(
              table.place(row, column) + ": a formula; write the text itself.");
      case ERROR ->
          throw new RulesException(table.place(row, column) + ": an error; write the text itself.");
    }
  }

  // A number with a fraction may be shown otherwise than it is held: 70 % is 0.7, 1.10 is 1.1.
  private static String whole(String place, Cell cell) {
    BigDecimal number = cell.asNumber().stripTrailingZeros();
    if (number.scale() > 0 || number.precision() - number.scale() > 9) {
      throw new RulesException(
          place + ": a whole number is expected, or text (format the cell so).");
    }
    return number.toPlainString();
  }
}
