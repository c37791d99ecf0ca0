package org.probity.guard.facts;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.probity.guard.GuardException;
import org.probity.guard.GuardException.Kind;

/** Whose law applies. */
final class Jurisdictions {
  private static final Pattern CODE = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");

  /** ISO 3166-1 codes of the member states; EU law applies in each. */
  private static final Set<String> MEMBER_STATES =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  private Jurisdictions() {}

  /**
   * A request may pick among the record's jurisdictions, and may add others; it cannot leave the
   * record's by naming only others.
   *
   * @throws GuardException of kind MALFORMED for what is not a code
   */
  static Set<String> applicable(Set<String> recorded, Set<String> requested) {
    Set<String> codes = new TreeSet<>();
    for (String code : requested) {
      String upper = code.toUpperCase(Locale.ROOT);
      if (!CODE.matcher(upper).matches()) {
        throw new GuardException(
            Kind.MALFORMED,
            "parameters.jurisdiction holds ISO 3166 codes, EU or US-NYC, comma separated.");
      }
      codes.add(upper);
    }
    if (codes.isEmpty() || !recorded.containsAll(codes)) {
      codes.addAll(recorded);
    }
    return withWider(codes);
  }

  private static Set<String> withWider(Set<String> codes) {
    Set<String> all = new TreeSet<>();
    for (String code : codes) {
      String country = code.substring(0, 2);
      all.add(code.replace('-', '_'));
      all.add(country);
      if (MEMBER_STATES.contains(country)) {
        all.add("EU");
      }
    }
    return all;
  }
}
