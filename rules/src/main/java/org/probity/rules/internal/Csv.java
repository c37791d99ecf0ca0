package org.probity.rules.internal;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.probity.rules.RulesException;

/** Comma separated values (RFC 4180); a line may end with LF alone. */
public final class Csv {
  private static final int MOST_BYTES = 4_000_000;

  private final String text;
  private int at;
  private int line = 1;

  private Csv(String text) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * Every line, blank ones too: they have one empty cell.
   *
   * @throws RulesException that names the line where a quote is out of place
   */
  public static List<List<String>> rows(String text) {
    Csv csv = new Csv(text);
    List<List<String>> rows = new ArrayList<>();
    while (csv.at < csv.text.length()) {
      rows.add(csv.row());
      csv.line++;
    }
    return rows;
  }

  /**
   * @throws RulesException as {@link #rows}, and if it is too large or not UTF-8
   */
  public static Table table(byte[] file) {
    List<List<String>> rows = rows(text(file));
    Table table = new Table("");
    for (int row = 0; row < rows.size(); row++) {
      List<String> cells = rows.get(row);
      for (int column = 0; column < cells.size(); column++) {
        table.put(row + 1, column + 1, cells.get(column), false);
      }
    }
    return table;
  }

  private static String text(byte[] file) {
    if (file.length > MOST_BYTES) {
      throw new RulesException("The sheet is over " + MOST_BYTES + " bytes.");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      throw new RulesException("The sheet is not UTF-8; save it as \"CSV UTF-8\".", e);
    }
  }

  private List<String> row() {
    List<String> cells = new ArrayList<>();
    do {
      cells.add(cell());
    } while (accept(','));
    accept('\r');
    if (!accept('\n') && at < text.length()) {
      throw new RulesException(
          "Row "
              + line
              + ": a cell with quotes is wholly in quotes, and quotes in it are doubled.");
    }
    return cells;
  }

  private String cell() {
    if (accept('"')) {
      return quoted();
    }
    int start = at;
    while (at < text.length() && ",\r\n\"".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder cell = new StringBuilder();
    while (at < text.length()) {
      if (accept('"')) {
        if (!accept('"')) {
          return cell.toString();
        }
        cell.append('"');
      } else {
        cell.append(text.charAt(at++));
      }
    }
    throw new RulesException("Row " + line + ": a quoted cell is not closed.");
  }

  private boolean accept(char expected) {
    boolean found = at < text.length() && text.charAt(at) == expected;
    if (found) {
      at++;
    }
    return found;
  }
}
