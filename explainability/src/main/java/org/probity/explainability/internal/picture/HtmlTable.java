package org.probity.explainability.internal.picture;

/** A table with a caption; every cell is escaped. A head beginning with # marks numbers. */
final class HtmlTable {
  private final StringBuilder out = new StringBuilder();
  private boolean[] numeric = new boolean[0];

  HtmlTable(String caption) {
    out.append("<table>\n<caption>").append(PlainText.escaped(caption)).append("</caption>\n");
  }

  HtmlTable head(String... names) {
    numeric = new boolean[names.length];
    out.append("<thead><tr>");
    for (int i = 0; i < names.length; i++) {
      numeric[i] = names[i].startsWith("#");
      String name = numeric[i] ? names[i].substring(1) : names[i];
      out.append(numeric[i] ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
      out.append(PlainText.escaped(name)).append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
    return this;
  }

  HtmlTable row(String... cells) {
    out.append("<tr>");
    for (int i = 0; i < cells.length; i++) {
      out.append(numeric[i] ? "<td class=\"n\">" : "<td>");
      out.append(PlainText.escaped(cells[i])).append("</td>");
    }
    out.append("</tr>\n");
    return this;
  }

  String write() {
    return out + "</tbody>\n</table>\n";
  }
}
