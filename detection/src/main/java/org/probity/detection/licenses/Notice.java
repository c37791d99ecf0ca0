package org.probity.detection.licenses;

import java.util.List;

/**
 * How a licence is named, granted or written out, in plain words.
 *
 * @param phrase what every such passage says
 * @param score of a text that says it, 0 to 1
 * @param reading which licence it is, from what follows
 */
record Notice(String phrase, double score, Reading reading) {

  /** Reads the rest of a passage. */
  @FunctionalInterface
  interface Reading {
    /**
     * @param after some words behind the phrase
     * @return an SPDX id
     */
    String license(String after);
  }

  /** Of whoever grants it; a passage that only speaks of a licence is below every threshold. */
  static final double GRANTED = 0.85;

  static final double WRITTEN_OUT = 0.95;
  static final double NAMED = 0.3;

  private static final String GPL = "gnu general public license";
  private static final String LESSER = "gnu lesser general public license";
  private static final String LIBRARY = "gnu library general public license";
  private static final String AFFERO = "gnu affero general public license";

  private static Notice notice(String phrase, double score, String id) {
    return new Notice(phrase, score, after -> id);
  }

  private static Notice versioned(String phrase, double score, String id, String otherwise) {
    return new Notice(phrase, score, after -> id + "-" + Versions.of(after, otherwise));
  }

  private static Notice gnu(String phrase, double score, String id, String otherwise) {
    return new Notice(phrase, score, after -> id + "-" + Versions.gnu(after, otherwise));
  }

  /** The more telling of one licence before the less. */
  static final List<Notice> ALL =
      List.of(
          gnu(GPL + " version 3 29 june 2007", WRITTEN_OUT, "GPL", "3.0"),
          gnu(GPL + " version 2 june 1991", WRITTEN_OUT, "GPL", "2.0"),
          gnu(AFFERO + " version 3 19 november 2007", WRITTEN_OUT, "AGPL", "3.0"),
          gnu(LESSER + " version 3 29 june 2007", WRITTEN_OUT, "LGPL", "3.0"),
          gnu(LESSER + " version 2 1 february 1999", WRITTEN_OUT, "LGPL", "2.1"),
          gnu("under the terms of the " + GPL, GRANTED, "GPL", "2.0"),
          gnu("under the terms of the " + LESSER, GRANTED, "LGPL", "2.1"),
          gnu("under the terms of the " + LIBRARY, GRANTED, "LGPL", "2.0"),
          gnu("under the terms of the " + AFFERO, GRANTED, "AGPL", "3.0"),
          gnu("licensed under the " + GPL, GRANTED, "GPL", "2.0"),
          gnu("licensed under the " + LESSER, GRANTED, "LGPL", "2.1"),
          gnu("licensed under the " + AFFERO, GRANTED, "AGPL", "3.0"),
          gnu("you should have received a copy of the " + GPL, GRANTED, "GPL", "2.0"),
          gnu("you should have received a copy of the " + LESSER, GRANTED, "LGPL", "2.1"),
          gnu("you should have received a copy of the " + AFFERO, GRANTED, "AGPL", "3.0"),
          versioned("subject to the terms of the mozilla public license", GRANTED, "MPL", "2.0"),
          versioned("subject to the mozilla public license", GRANTED, "MPL", "1.1"),
          versioned("under the terms of the eclipse public license", GRANTED, "EPL", "2.0"),
          versioned("licensed under the eupl", GRANTED, "EUPL", "1.2"),
          versioned("under the european union public licence", GRANTED, "EUPL", "1.2"),
          versioned(
              "subject to the terms of the common development and distribution license",
              GRANTED,
              "CDDL",
              "1.0"),
          notice("apache license version 2 0 january 2004", WRITTEN_OUT, "Apache-2.0"),
          notice("licensed under the apache license version 2 0", GRANTED, "Apache-2.0"),
          notice("apache org licenses license 2 0", GRANTED, "Apache-2.0"),
          notice(
              "permission is hereby granted free of charge to any person obtaining a copy of this"
                  + " software",
              GRANTED,
              "MIT"),
          notice("licensed under the mit license", GRANTED, "MIT"),
          notice("released under the mit license", GRANTED, "MIT"),
          notice("under the terms of the mit license", GRANTED, "MIT"),
          notice(
              "permission to use copy modify and or distribute this software for any purpose with"
                  + " or without fee is hereby granted",
              GRANTED,
              "ISC"),
          notice(
              "permission to use copy modify and distribute this software for any purpose with or"
                  + " without fee is hereby granted",
              GRANTED,
              "ISC"),
          new Notice(
              "redistribution and use in source and binary forms with or without modification are"
                  + " permitted",
              GRANTED,
              Versions::bsd),
          notice("boost software license version 1 0", GRANTED, "BSL-1.0"),
          notice("altered source versions must be plainly marked as such", GRANTED, "Zlib"),
          new Notice("creativecommons org licenses by", GRANTED, Versions::creativeCommons),
          new Notice(
              "licensed under a creative commons attribution", GRANTED, Versions::creativeCommons),
          new Notice("under the creative commons attribution", GRANTED, Versions::creativeCommons),
          new Notice("creative commons attribution", 0.5, Versions::creativeCommons),
          gnu(AFFERO, NAMED, "AGPL", "3.0"),
          gnu(LESSER, NAMED, "LGPL", "2.1"),
          gnu(GPL, NAMED, "GPL", "2.0"),
          versioned("mozilla public license", NAMED, "MPL", "2.0"),
          versioned("eclipse public license", NAMED, "EPL", "2.0"));
}
