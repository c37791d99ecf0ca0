package org.probity.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.probity.launcher.testing.TestServer;

/** What the README tells a new user to type answers what it says. */
class ReadmeIT {
  private static final Path README = Path.of("../README.md");
  private static final Pattern BLOCK = Pattern.compile("```(sh|json)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)\\)");
  private static final String ELLIPSIS = "…";

  @Test
  void requestsAnswerAsShown() throws IOException, InterruptedException {
    TestServer server = TestServer.shared();
    String script = "";
    String answer = "";
    int shown = 0;
    Matcher block = BLOCK.matcher(Files.readString(README));
    while (block.find()) {
      if (block.group(1).equals("json")) {
        assertThat(answer.replaceAll("\\s", "")).matches(pattern(block.group(2)));
        shown++;
      } else if (!block.group(2).startsWith("make ")) {
        String command = here(block.group(2), server);
        // A variable set in an earlier block is there for the later ones.
        answer = run(script + command);
        script += command.startsWith("curl") ? "" : command;
      }
    }
    assertThat(shown).isEqualTo(3);
  }

  @Test
  void itsMakeTargetsExist() throws IOException {
    String makefile = Files.readString(Path.of("../Makefile"));
    Matcher target = Pattern.compile("^make (\\w+)", Pattern.MULTILINE).matcher(readme());
    List<String> named = new ArrayList<>();
    while (target.find()) {
      named.add(target.group(1));
      assertThat(makefile).contains("\n" + target.group(1) + ": ");
    }
    assertThat(named).containsExactly("run", "test");
  }

  @Test
  void itsLinksLeadSomewhere() throws IOException {
    Matcher link = LINK.matcher(readme());
    while (link.find()) {
      assertThat(README.resolveSibling(link.group(1))).exists();
    }
  }

  private static String readme() throws IOException {
    return Files.readString(README);
  }

  private static String here(String command, TestServer server) {
    return command
        .replace("http://127.0.0.1:8080", server.url().toString())
        .replace("data/first-run", server.data() + "/first-run");
  }

  /** Everything as shown but for white space; an ellipsis stands for anything. */
  private static Pattern pattern(String json) {
    StringBuilder pattern = new StringBuilder();
    for (String part : json.replaceAll("\\s", "").split(ELLIPSIS, -1)) {
      pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }

  private static String run(String script) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-ec", script).redirectErrorStream(true).start();
    shell.getOutputStream().close();
    String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(shell.exitValue()).as(output).isZero();
    return output;
  }
}
