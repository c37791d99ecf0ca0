package org.probity.detection.works;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.probity.detection.TextFinder;
import org.probity.detection.licenses.CodeText;
import org.probity.detection.licenses.LicenseFinder;
import org.probity.detection.licenses.TdmFinder;
import org.probity.detection.testing.Effort;
import org.probity.domain.work.WorkKind;

/** A text of 64 kB takes no finder long, and one of 1 MB no deep stack, whatever is in it. */
class HostilePropertyTest {
  private static final int LENGTH = 64 << 10;
  private static final int MEGABYTE = 1 << 20;

  /** Of a server's thread (conf/jvm.options). */
  private static final long STACK = 512 << 10;

  private static final String WORK = new Prose(1).paragraph(200);

  private static List<TextFinder> finders() {
    Fingerprints prints = Fingerprints.of(WORK, false);
    List<WorkIndex.Addition> works = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      works.add(
          new WorkIndex.Addition(
              new UUID(0, i), WorkKind.PROTECTED_WORK, "w", prints.words(), prints.toBytes()));
    }
    WorkIndex index = WorkIndex.EMPTY.with(works);
    return List.of(new WorkFinder(() -> index), new LicenseFinder(), new TdmFinder());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a ",
        "中",
        "/*",
        "/* ",
        "* ",
        "*/",
        "//",
        "# ",
        "-- ",
        "<!--",
        "- ",
        "\n",
        "import a\n",
        "((",
        "SPDX-License-Identifier: ",
        "SPDX-License-Identifier: (MIT OR (",
        "MIT AND ",
        "gnu general public license ",
        "creative commons attribution ",
        "redistribution and use in source and binary forms with or without modification are permitted ",
        "tdm-reservation: ",
        "<meta name='tdm-reservation' ",
        "x-robots-tag: a ",
        "if ( a = b\n",
        "```\n",
        "the work"
      })
  void floodsAreReadInTime(String piece) throws InterruptedException {
    String text = piece.equals("the work") ? WORK : piece;
    String flood = text.repeat(LENGTH / text.length());
    for (TextFinder finder : finders()) {
      requireModest(finder.toString(), finder::find, flood);
    }
    requireModest("looks like code", CodeText::looksLikeCode, flood);
    String large = "/*<!--" + text.repeat(MEGABYTE / text.length());
    List<Throwable> thrown = new ArrayList<>();
    Thread shallow =
        new Thread(
            null,
            () -> {
              finders().forEach(finder -> finder.find(large));
              CodeText.looksLikeCode(large);
            },
            "shallow",
            STACK);
    shallow.setUncaughtExceptionHandler((thread, error) -> thrown.add(error));
    shallow.start();
    shallow.join();
    assertThat(thrown).isEmpty();
  }

  private static void requireModest(String name, Consumer<String> reader, String flood) {
    boolean modest = Effort.isModest(reader, flood, () -> flood.substring(0, flood.length() / 4));
    assertThat(modest).as(name).isTrue();
  }
}
