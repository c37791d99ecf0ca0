package org.probity.web.api;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.probity.reports.forms.Form;
import org.probity.web.http.Refusal;

/** What an export may be asked for. */
final class ExportFormats {
  /** Each lies in every bundle: as report, table, lines, results and bill of materials. */
  private static final Set<String> ALWAYS =
      Set.of("bundle", "csv", "jsonl", "ml-bom", "oscal", "pdf");

  private ExportFormats() {}

  /**
   * The forms among the formats asked for.
   *
   * @throws Refusal with 400 if there is one that nobody knows
   */
  static Set<Form> forms(Set<String> formats) {
    Set<Form> forms = EnumSet.noneOf(Form.class);
    for (String format : formats) {
      Optional<Form> form = Form.of(format);
      form.ifPresent(forms::add);
      if (form.isEmpty() && !ALWAYS.contains(format)) {
        throw Refusal.malformed(
            "formats", "They are " + String.join(", ", known()) + ", all within one bundle.");
      }
    }
    return forms;
  }

  private static Set<String> known() {
    Set<String> known = new TreeSet<>(ALWAYS);
    Arrays.stream(Form.values()).map(Form::code).forEach(known::add);
    return known;
  }
}
