package org.probity.explainability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine without fonts, which is another JVM under an empty fontconfig. */
class NoFontsTest {
  private static final String EMPTY =
      """
      <?xml version="1.0"?>
      <!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
      <fontconfig><cachedir>%s</cachedir></fontconfig>
      """;

  /** Run in the other JVM: prints what became of a PNG. */
  public static final class Main {
    private Main() {}

    public static void main(String[] arguments) {
      try {
        System.out.println(ExplanationPictures.png(Samples.row(), "zh").length > 0);
      } catch (ExplanationException said) {
        System.out.println(said.getMessage());
      }
      System.out.println(ExplanationPictures.svg(Samples.row(), "zh").startsWith("<svg"));
    }
  }

  @Test
  void aPngSaysWhatIsMissingAndTheSvgIsThereAllTheSame(@TempDir Path folder) throws Exception {
    Path config = folder.resolve("fonts.conf");
    Files.writeString(config, EMPTY.formatted(folder));
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djava.awt.headless=true",
                    "-Duser.home=" + folder,
                    "-Dstdout.encoding=UTF-8",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName()))
            .redirectErrorStream(true);
    builder.environment().put("FONTCONFIG_FILE", config.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said.lines())
        .containsExactly(
            "This machine has no fonts for a PNG; take the SVG, or install fontconfig and"
                + " fonts-dejavu-core.",
            "true");
  }
}
