package org.probity.explainability.internal.picture;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Explanation;
import org.probity.domain.explanation.Explanation.Quality;

/** One self-contained page: the picture, the table behind it, its quality and parameters. */
final class HtmlPage {
  private static final String STYLE =
      """
      :root{color-scheme:light}
      body{margin:0 auto;max-width:768px;padding:24px;background:#fff;color:#1b1f24;
      font:16px/1.5 system-ui,'Segoe UI','Noto Sans','PingFang SC','Microsoft YaHei',\
      'Noto Sans CJK SC',sans-serif}
      /* The picture says it too, to those who see it. */
      h1{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
      h2{font-size:20px;margin:32px 0 8px}
      figure{margin:0}svg{max-width:100%;height:auto;display:block}
      table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}
      caption{text-align:left;color:#57606a;padding:4px 0}
      th,td{text-align:left;padding:4px 8px;border-bottom:1px solid #d0d7de;overflow-wrap:anywhere}
      td.n,th.n{text-align:right;white-space:nowrap}
      @media print{body{max-width:none;padding:0}tr{break-inside:avoid}}
      """;

  private final Explanation explanation;
  private final Words words;
  private final float @Nullable [] input;
  private final StringBuilder out = new StringBuilder();

  HtmlPage(Explanation explanation, Words words, float @Nullable [] input) {
    this.explanation = explanation;
    this.words = words;
    this.input = input;
  }

  String write() {
    String title = PlainText.escaped(Heading.title(explanation, words));
    out.append("<!DOCTYPE html>\n<html lang=\"").append(words.language()).append("\">\n<head>\n");
    out.append("<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append("<title>").append(title).append("</title>\n<style>\n").append(STYLE);
    out.append("</style>\n</head>\n<body>\n<main>\n");
    out.append("<h1>").append(title).append("</h1>\n<figure>\n");
    out.append(SvgWriter.write(Composition.of(explanation, words, input), words.language()));
    out.append("</figure>\n");
    out.append(new ValueTable(explanation, words, input).write());
    quality(explanation.quality());
    parameters();
    out.append("</main>\n</body>\n</html>\n");
    return out.toString();
  }

  private void quality(Quality quality) {
    HtmlTable table =
        new HtmlTable(words.say(quality.fitAsEvidence() ? "fit" : "unfit"))
            .head(words.say("column.measure"), "#" + words.say("column.input"));
    measure(table, "completeness", quality.completenessDelta());
    measure(table, "comprehensiveness", quality.comprehensiveness());
    measure(table, "sufficiency", quality.sufficiency());
    measure(table, "deletion", quality.deletionAuc());
    measure(table, "insertion", quality.insertionAuc());
    measure(table, "sensitivity", quality.maxSensitivity());
    measure(table, "infidelity", quality.infidelity());
    measure(table, "complexity", quality.complexity());
    measure(table, "randomisation", quality.randomisationSimilarity());
    heading("table.quality");
    out.append(table.write());
    if (!quality.warnings().isEmpty()) {
      heading("warnings");
      out.append("<ul>\n");
      for (String warning : quality.warnings()) {
        out.append("<li>").append(PlainText.escaped(words.warning(warning)));
        out.append(" <code>").append(PlainText.escaped(warning)).append("</code></li>\n");
      }
      out.append("</ul>\n");
    }
  }

  private void measure(HtmlTable table, String name, @Nullable Double value) {
    table.row(words.say("measure." + name), Numbers.measure(value, words.say("none")));
  }

  private void parameters() {
    HtmlTable table =
        new HtmlTable(words.method(explanation.method()))
            .head(words.say("column.parameter"), "#" + words.say("column.input"));
    new TreeMap<>(explanation.parameters())
        .forEach((name, value) -> table.row(name, String.valueOf(value)));
    table.row(words.say("explanation"), explanation.id());
    table.row(words.say("decision"), explanation.decisionId());
    table.row(words.say("digest"), explanation.modelDigest());
    heading("table.parameters");
    out.append(table.write());
  }

  private void heading(String key) {
    out.append("<h2>").append(PlainText.escaped(words.say(key))).append("</h2>\n");
  }
}
