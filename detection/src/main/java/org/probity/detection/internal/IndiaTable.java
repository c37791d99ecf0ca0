package org.probity.detection.internal;

import static org.probity.detection.internal.Checks.plain;
import static org.probity.detection.internal.Edges.number;
import static org.probity.detection.internal.Edges.word;
import static org.probity.detection.internal.PatternRecognizer.row;

import java.util.List;

/** Identifiers of India. */
final class IndiaTable {
  private static final String STATE =
      "(?:a[nprs]|br|c[ghj]|d[dln]|g[aj]|h[pr]|j[hk]|k[al]|l[ad]|m[hlnpz]|nl|o[drs]|p[by]|rj|sk"
          + "|t[gnrs]|u[akp]|wb)";

  /**
   * Five letters, the fourth the kind of holder; four digits; a letter whose rule is not public.
   */
  private static final String PAN = "[a-z]{3}[abcefghjlpt][a-z]\\d{4}[a-z]";

  private IndiaTable() {}

  static final List<Recognizer> ROWS =
      List.of(
          row("IN_AADHAAR", "in-aadhaar")
              .pattern(number("[2-9]\\d{3}([ -])\\d{4}\\1\\d{4}"), 0.75, 0.98)
              .pattern(number("[2-9]\\d{11}"), 0.45, 0.95)
              .check("Verhoeff digit", plain(AsiaChecks::inAadhaar))
              .context("aadhaar", "aadhar", "uidai", "uid", "आधार")
              .finds("2341 2341 2346", "Aadhaar 234123412346", "आधार 2341-2341-2346")
              .ignores("2341 2341 2347", "Aadhaar 123412341234"),
          row("IN_PAN", "in-pan")
              .pattern(word(PAN), 0.6, 0.95)
              .pattern(word("[a-z]{5}\\d{4}[a-z]"), 0.2, 0.6)
              .context("pan", "permanent account", "income tax", "स्थायी खाता")
              .finds("ABCPD1234E", "PAN card: aaapl1234c")
              .ignores("ABCDE1234F", "ABCPD12345"),
          row("IN_GSTIN", "in-gstin")
              .pattern(word("(?:[0-3]\\d|9[79]) ?" + PAN + "[1-9a-z]z[\\da-z]"), 0.85, 0.98)
              .check("MOD 36", plain(AsiaChecks::inGstin))
              .context("gst", "gstin", "goods and services tax")
              .finds("27AAPFU0939F1ZV", "GSTIN 27aapfu0939f1zv")
              .ignores("27AAPFU0939F1ZW", "57AAPFU0939F1ZV"),
          row("IN_PASSPORT", "in-passport")
              .pattern(word("[a-pr-wy][1-9]\\d ?\\d{4}[1-9]"), 0.1, 0.7)
              .context("passport", "पासपोर्ट", "travel document")
              .home("india", "भारत")
              .finds("passport J8369854", "Indian passport no. A20 96457")
              .ignores("J8369854", "passport Q8369854"),
          row("IN_VOTER", "in-voter")
              .pattern(word("[a-z]{3} ?\\d{7}"), 0.2, 0.85)
              .context("voter", "epic", "elector", "election", "मतदाता", "photo identity card")
              .finds("voter id ABC1234567", "EPIC no: KSD1287349")
              .ignores("ABC1234567", "voter AB1234567"),
          row("IN_VEHICLE_REGISTRATION", "in-vehicle-registration")
              .pattern(word(STATE + "[ -]?\\d{1,2}[ -]?[a-z]{1,3}[ -]?\\d{4}"), 0.55, 0.9)
              .pattern(word("\\d{2}[ -]?bh[ -]?\\d{4}[ -]?[a-hj-np-z]{1,2}"), 0.55, 0.9)
              .pattern(word(STATE + "[ -]?\\d{1,2}[ -]?\\d{4}"), 0.15, 0.7)
              .context("vehicle", "registration", "number plate", "car", "rto", "bike", "plate")
              .finds("KA 53 ME 3456", "vehicle MH12DE1433", "22 BH 6517 A")
              .ignores("XX 53 ME 3456", "MH 12 1433"));
}
