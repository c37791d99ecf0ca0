package org.probity.rules.internal;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.probity.rules.RulesException;

/**
 * A table as a spreadsheet program shows it: the cells that hold something, by row and column from
 * 1. A cell that a spreadsheet program could take for a formula is refused, whatever wrote it.
 */
public final class Table {
  /** A thousand policies, and room for the base input. */
  public static final int MOST_ROWS = 5_000;

  private static final int MOST_CHARACTERS = 20_000;
  private static final String FORMULA_STARTS = "=+-@";

  private final String sheet;
  private final NavigableMap<Integer, NavigableMap<Integer, Cell>> rows = new TreeMap<>();

  /**
   * @param place as {@code C7} or {@code Policies!C7}
   * @param text without blanks around it, never empty
   * @param number whether the file holds a number and no text
   */
  public record Cell(String place, String text, boolean number) {}

  /**
   * @param sheet its name, or empty where there are no sheets
   */
  Table(String sheet) {
    this.sheet = sheet.isEmpty() ? "" : sheet + "!";
  }

  /** Rows that hold something. */
  public NavigableMap<Integer, NavigableMap<Integer, Cell>> rows() {
    return Collections.unmodifiableNavigableMap(rows);
  }

  /** The place of a cell by its name, as {@code C7}. */
  String placed(String cell) {
    return sheet + cell;
  }

  /** The name of a cell, whether or not it holds something. */
  public String place(int row, int column) {
    StringBuilder letters = new StringBuilder();
    for (int left = column; left > 0; left = (left - 1) / 26) {
      letters.insert(0, (char) ('A' + (left - 1) % 26));
    }
    return sheet + letters + row;
  }

  /**
   * @throws RulesException if the cell is out of bounds, or holds what no cell of ours does
   */
  void put(int row, int column, String content, boolean number) {
    String text = content.replace("\r\n", "\n").strip();
    if (text.isEmpty()) {
      return;
    }
    String place = place(row, column);
    if (row > MOST_ROWS) {
      throw new RulesException(place + ": a sheet has at most " + MOST_ROWS + " rows.");
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new RulesException(
          place + ": a cell holds at most " + MOST_CHARACTERS + " characters.");
    }
    if (!number && (FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 || content.startsWith("\t"))) {
      throw new RulesException(
          place + ": a cell is text that begins with none of = + - @, as formulas do.");
    }
    if (!text.codePoints().allMatch(Table::printable)) {
      throw new RulesException(place + ": the text has a character that is not printable.");
    }
    rows.computeIfAbsent(row, r -> new TreeMap<>()).put(column, new Cell(place, text, number));
  }

  private static boolean printable(int character) {
    return character == '\n'
        || !(Character.isISOControl(character)
            || Character.getType(character) == Character.SURROGATE
            || (character & 0xFFFE) == 0xFFFE);
  }
}
