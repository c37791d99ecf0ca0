package org.probity.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.probity.audit.IndexRange;

/** The script in VERIFY.md works as it stands there, where there are Python 3 and OpenSSL 3. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GuideTest {
  private final Fixture fixture;

  GuideTest(@TempDir Path folder) {
    fixture = new Fixture(folder, 300);
  }

  @AfterAll
  void close() {
    fixture.close();
  }

  @Test
  void theScriptVerifiesABundleAndNamesAChangedEntry(@TempDir Path folder) throws Exception {
    assumeTrue(run(folder, "python3", "-c", "pass").startsWith("0"), "no Python 3");
    assumeTrue(run(folder, "openssl", "version").contains("OpenSSL 3"), "no OpenSSL 3");
    Path bundle = fixture.export(BundleRequest.of(new IndexRange(10, 290), "officer:o1"), true);
    unpack(bundle, folder);

    assertThat(run(folder, "python3", "script.py"))
        .startsWith("0 VERIFIED: entries 10 to 289 of log.test/reports");

    Path entries = folder.resolve("entries.jsonl");
    String text = Files.readString(entries);
    Files.writeString(
        entries, text.replace("\"index\":77,\"leaf\":\"ey", "\"index\":77,\"leaf\":\"eY"));
    assertThat(run(folder, "python3", "script.py")).contains("NOT VERIFIED: entry 77 was changed");
  }

  private static void unpack(Path bundle, Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : Zips.read(bundle).entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.write(target, file.getValue());
    }
    String guide = Files.readString(folder.resolve("VERIFY.md"));
    int start = guide.indexOf("```python\n") + "```python\n".length();
    Files.writeString(
        folder.resolve("script.py"), guide.substring(start, guide.indexOf("```", start)));
  }

  /** Exit code and output. */
  private static String run(Path folder, String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() + " " + output : "hangs";
    } catch (IOException e) {
      return "absent";
    }
  }
}
