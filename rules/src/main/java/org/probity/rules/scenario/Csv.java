package org.probity.rules.scenario;

import java.util.ArrayList;
import java.util.List;
import org.probity.rules.RulesException;

/** Comma separated values (RFC 4180); blank lines are passed over. */
final class Csv {
  private final String text;
  private int at;

  private Csv(String text) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * @throws RulesException if a quote is not closed
   */
  static List<List<String>> rows(String text) {
    Csv csv = new Csv(text);
    List<List<String>> rows = new ArrayList<>();
    while (csv.at < csv.text.length()) {
      List<String> row = csv.row();
      if (row.size() > 1 || !row.get(0).isBlank()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private List<String> row() {
    List<String> cells = new ArrayList<>();
    do {
      cells.add(cell());
    } while (accept(','));
    accept('\r');
    accept('\n');
    return cells;
  }

  private String cell() {
    if (accept('"')) {
      return quoted();
    }
    int start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
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
    throw new RulesException("A quoted cell is not closed.");
  }

  private boolean accept(char expected) {
    boolean found = at < text.length() && text.charAt(at) == expected;
    if (found) {
      at++;
    }
    return found;
  }
}
