package org.probity.launcher.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.probity.launcher.LauncherException;

/**
 * Applicants of the demonstration: cases of Statlog German Credit where the set is at hand, else
 * drawn by chance, independent in every feature.
 */
final class DemoCredits {
  private static final int OUTCOME = 9;
  private static final int AGE = 4;
  private static final int YOUNG = 25;

  /** How many columns each of the groups of yes-or-no features has, in order. */
  private static final int[] CHOICES = {4, 5, 11, 5, 5, 5, 3, 4, 3, 3, 4};

  /** Of {@link #CHOICES}: sex with marital status, and the columns of it that are women's. */
  private static final int PERSONAL = 5;

  private static final List<Integer> WOMEN = List.of(1, 4);
  private final List<Applicant> applicants;

  private DemoCredits(List<Applicant> applicants) {
    this.applicants = applicants;
  }

  /**
   * @param features as credit-mlp takes them
   * @param good whether the credit was paid back
   */
  record Applicant(float[] features, boolean female, boolean young, boolean good) {
    String sex() {
      return female ? "female" : "male";
    }

    String age() {
      return young ? "under-25" : "from-25";
    }

    String outcome() {
      return good ? "good" : "bad";
    }
  }

  /**
   * @param sets folder of public data sets, or null
   */
  static DemoCredits of(@Nullable Path sets, Random random) {
    Path file = sets == null ? null : sets.resolve("credit/german_credit.csv");
    List<Applicant> all = new ArrayList<>();
    if (file != null && Files.exists(file)) {
      try (var lines = Files.lines(file)) {
        lines.skip(1).map(DemoCredits::recorded).forEach(all::add);
      } catch (IOException e) {
        throw new LauncherException("%s cannot be read.", file).because(e);
      }
    } else {
      for (int i = 0; i < 500; i++) {
        all.add(drawn(random));
      }
    }
    return new DemoCredits(all);
  }

  private static Applicant recorded(String line) {
    String[] cells = line.split(",", -1);
    float[] features = new float[cells.length - 1];
    for (int i = 0; i < cells.length; i++) {
      if (i != OUTCOME) {
        features[i < OUTCOME ? i : i - 1] = Float.parseFloat(cells[i]);
      }
    }
    return of(features, cells[OUTCOME].contains("Good"));
  }

  private static Applicant drawn(Random random) {
    float[] features = new float[OUTCOME + Arrays.stream(CHOICES).sum()];
    features[0] = 6 * (1 + random.nextInt(8));
    features[1] = 500 + random.nextInt(8_000);
    features[2] = 1 + random.nextInt(4);
    features[3] = 1 + random.nextInt(4);
    features[AGE] = 19 + random.nextInt(50);
    features[5] = 1 + random.nextInt(2);
    features[6] = 1 + random.nextInt(2);
    features[7] = random.nextInt(2);
    features[8] = 1;
    int at = OUTCOME;
    for (int choices : CHOICES) {
      features[at + random.nextInt(choices)] = 1;
      at += choices;
    }
    return of(features, random.nextInt(48) > features[0] / 2);
  }

  private static Applicant of(float[] features, boolean good) {
    int personal = OUTCOME + Arrays.stream(CHOICES).limit(PERSONAL).sum();
    boolean female = WOMEN.stream().anyMatch(column -> features[personal + column] == 1);
    return new Applicant(features, female, features[AGE] < YOUNG, good);
  }

  /** Some of them, each as likely as any other. */
  List<Applicant> some(int count, Random random) {
    List<Applicant> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      some.add(applicants.get(random.nextInt(applicants.size())));
    }
    return some;
  }
}
