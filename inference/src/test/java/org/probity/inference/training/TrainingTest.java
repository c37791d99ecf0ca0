package org.probity.inference.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.probity.inference.ModelException;
import org.probity.inference.ModelFolder;
import org.probity.inference.NativeEngine;

/** The whole way of the smallest training, on made-up cases. */
@ExtendWith(NativeEngine.class)
class TrainingTest {
  private static final String[] NAMES = {
    "Duration",
    "Amount",
    "Age",
    "ForeignWorker",
    "Personal.Female.Single",
    "Personal.Female.NotSingle",
    "Personal.Male.Single"
  };

  @Test
  void isSeededAndWritesWhatItMeasured(@TempDir Path folder) throws IOException {
    Path data = folder.resolve("data");
    writeCases(data.resolve("credit"));

    Map<String, Object> figures = train(data, folder.resolve("one"));
    train(data, folder.resolve("two"));

    assertThat(ModelFolder.digest(folder.resolve("one")))
        .isEqualTo(ModelFolder.digest(folder.resolve("two")));
    assertThat((Double) figures.get("accuracy")).isGreaterThan(0.7);
    assertThat(figures).containsKeys("selection_rate_female", "impact_ratio_age");
  }

  @Test
  void saysWhereMissingDataBelong(@TempDir Path folder) {
    assertThatThrownBy(() -> train(folder, folder.resolve("out")))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("models/README.md");
    assertThatThrownBy(
            () ->
                Training.train(
                    NativeEngine.OPTIONS, text -> 0, "nothing", folder, folder, Progress.SILENT))
        .hasMessageContaining("fashion-cnn");
  }

  private static Map<String, Object> train(Path data, Path out) {
    return Training.train(
        NativeEngine.OPTIONS, text -> 0, "credit-mlp", data, out, Progress.SILENT);
  }

  /** Good exactly when the duration is short. */
  private static void writeCases(Path folder) throws IOException {
    Files.createDirectories(folder);
    Random random = new Random(4);
    StringJoiner csv = new StringJoiner("\n");
    csv.add(String.join(",", NAMES) + ",Class");
    for (int i = 0; i < 120; i++) {
      int duration = 1 + random.nextInt(60);
      int female = random.nextInt(2);
      csv.add(
          duration
              + ","
              + random.nextInt(5000)
              + ","
              + (18 + random.nextInt(40))
              + ",0,"
              + female
              + ",0,"
              + (1 - female)
              + ","
              + (duration < 30 ? "Good" : "Bad"));
    }
    Files.writeString(folder.resolve("german_credit.csv"), csv + "\n");
  }
}
