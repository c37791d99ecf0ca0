package org.probity.detection.licenses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.domain.finding.Finding;

class LicenseFinderTest {
  private static final String MIT =
      "Permission is hereby granted, free of charge, to any person obtaining a copy of this"
          + " software and associated documentation files";
  private static final String GPL =
      "This program is free software: you can redistribute it and/or modify it under the terms of"
          + " the GNU General Public License as published by the Free Software Foundation, either"
          + " version 3 of the License, or (at your option) any later version.";
  private static final String BSD =
      "Redistribution and use in source and binary forms, with or without modification, are"
          + " permitted provided that the following conditions are met: ";

  private static Optional<Finding> surest(String text) {
    return new LicenseFinder().find(text).stream().max(Comparator.comparingDouble(Finding::score));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MIT | PERMISSIVE_CODE",
        "Apache-2.0 OR GPL-2.0-only | PERMISSIVE_CODE",
        "(MIT AND GPL-3.0-or-later) OR LGPL-2.1 | COPYLEFT_CODE",
        "MIT AND (BSD-2-Clause OR GPL-2.0-only) | PERMISSIVE_CODE",
        "GPL-2.0-only WITH Classpath-exception-2.0 | COPYLEFT_CODE",
        "GPL-3.0+ | COPYLEFT_CODE",
        "CC-BY-4.0 | PERMISSIVE_CODE",
        "CC-BY-NC-SA-4.0 | COPYLEFT_CODE",
        "LicenseRef-Acme-Internal | COPYLEFT_CODE",
        "MIT OR | COPYLEFT_CODE",
        "CC0-1.0 | ''",
        "0BSD OR GPL-3.0-only | ''",
      })
  void aTagIsReadAsAnExpression(String expression, String type) {
    String text = "#!/bin/sh\n# spdx-license-identifier: " + expression + "\necho";
    assertThat(surest(text).map(Finding::entityType).orElse("")).isEqualTo(type);
  }

  static Stream<Arguments> passages() {
    return Stream.of(
        Arguments.of(GPL, "COPYLEFT_CODE", "GPL-3.0-or-later"),
        Arguments.of(
            GPL.replace("GNU General", "GNU Affero General"), "COPYLEFT_CODE", "AGPL-3.0-or-later"),
        Arguments.of(
            "under the terms of the GNU Lesser General Public License, version 2.1",
            "COPYLEFT_CODE",
            "LGPL-2.1-only"),
        Arguments.of(
            "This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0.",
            "COPYLEFT_CODE",
            "MPL-2.0"),
        Arguments.of(
            "made available under the terms of the Eclipse Public License 2.0",
            "COPYLEFT_CODE",
            "EPL-2.0"),
        Arguments.of(
            "Licensed under the Apache License, Version 2.0 (the \"License\")",
            "PERMISSIVE_CODE",
            "Apache-2.0"),
        Arguments.of(MIT, "PERMISSIVE_CODE", "MIT"),
        Arguments.of(BSD + "1. Redistributions", "PERMISSIVE_CODE", "BSD-2-Clause"),
        Arguments.of(BSD + "Neither the name of the author", "PERMISSIVE_CODE", "BSD-3-Clause"),
        Arguments.of(
            "Permission to use, copy, modify, and/or distribute this software for any purpose with"
                + " or without fee is hereby granted",
            "PERMISSIVE_CODE",
            "ISC"),
        Arguments.of(
            "licensed under a Creative Commons Attribution-NonCommercial-ShareAlike 4.0",
            "COPYLEFT_CODE",
            "CC-BY-NC-SA-4.0"),
        Arguments.of(
            "https://creativecommons.org/licenses/by/4.0/", "PERMISSIVE_CODE", "CC-BY-4.0"));
  }

  @ParameterizedTest
  @MethodSource("passages")
  void aPassageIsKnownUnderEveryCommentSignAndReflow(String passage, String type, String id) {
    for (String prefix :
        new String[] {"", "// ", " * ", "# ", "-- ", ";; ", "dnl ", "REM ", "% "}) {
      for (int width : new int[] {30, 55, 500}) {
        String text = "int a = 1;\n" + folded(passage, prefix, width) + "\nint b = 2;";
        for (String form : new String[] {text, text.toUpperCase(Locale.ROOT)}) {
          assertThat(surest(form))
              .as(form)
              .hasValueSatisfying(
                  found -> {
                    assertThat(found.entityType()).isEqualTo(type);
                    assertThat(found.why()).endsWith(id);
                    assertThat(found.score()).isGreaterThanOrEqualTo(0.6);
                  });
        }
      }
    }
  }

  private static String folded(String passage, String prefix, int width) {
    StringBuilder text = new StringBuilder(prefix);
    int column = 0;
    for (String word : passage.split(" ")) {
      if (column + word.length() > width && column > 0) {
        text.append('\n').append(prefix);
        column = 0;
      }
      text.append(word).append(' ');
      column += word.length() + 1;
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The kernel has been under the GNU General Public License since 1992.",
        "We compared the Eclipse Public License with others.",
        "The apache helicopter landed; permission was granted free of charge.",
        "Redistribution of wealth in binary star systems",
        "MIT announced a new programme.",
      })
  void whoOnlySpeaksOfALicenceStaysBelowEveryThreshold(String text) {
    assertThat(surest(text).map(Finding::score).orElse(0.0)).isLessThan(0.4);
  }

  @Test
  void aFindingPointsAtTheTag() {
    String text = "😀 // SPDX-License-Identifier: MIT\n";
    assertThat(surest(text))
        .hasValueSatisfying(
            found -> {
              assertThat(found.start()).isEqualTo(5);
              assertThat(found.end()).isEqualTo(33);
              assertThat(found.why()).isEqualTo("SPDX tag MIT");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "'def f(x):\n    y = x + 1\n    return y', true",
    "'#include <stdio.h>\nint main(void) {\n  return 0;\n}', true",
    "'Here you are:\n```python\nprint(1)\n```', true",
    "'Dear all,\nthe meeting is at noon; bring the figures.\nKind regards', false",
    "'[{\"entity_type\":\"PER\",\"start\":0,\"end\":4}]', false",
  })
  void programsAreToldFromProse(String text, boolean code) {
    assertThat(CodeText.looksLikeCode(text)).isEqualTo(code);
  }
}
