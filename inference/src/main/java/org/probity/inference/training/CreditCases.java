package org.probity.inference.training;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * German credit cases (UCI Statlog): 61 features in the file's order, and whether the credit was
 * good (1) or bad (0).
 *
 * @param names of the features
 * @param rows [n][61]
 */
record CreditCases(List<String> names, float[][] rows, int[] labels) {
  private static final String CLASS = "Class";
  private static final int YOUNG = 25;
  private static final Set<String> FEMALE =
      Set.of("Personal.Female.NotSingle", "Personal.Female.Single");

  static CreditCases read(Path csv) throws IOException {
    CsvSchema header = CsvSchema.emptySchema().withHeader();
    List<String> names = new ArrayList<>();
    List<float[]> rows = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    try (MappingIterator<Map<String, String>> cases =
        new CsvMapper().readerForMapOf(String.class).with(header).readValues(csv.toFile())) {
      while (cases.hasNext()) {
        Map<String, String> one = cases.next();
        if (names.isEmpty()) {
          one.keySet().stream().filter(name -> !name.equals(CLASS)).forEach(names::add);
        }
        float[] row = new float[names.size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = Float.parseFloat(String.valueOf(one.get(names.get(i))));
        }
        rows.add(row);
        labels.add("Good".equals(one.get(CLASS)) ? 1 : 0);
      }
    }
    return new CreditCases(
        List.copyOf(names),
        rows.toArray(float[][]::new),
        labels.stream().mapToInt(Integer::intValue).toArray());
  }

  int size() {
    return labels.length;
  }

  boolean female(int item) {
    return FEMALE.stream().anyMatch(name -> rows[item][names.indexOf(name)] == 1);
  }

  /** Under 25, the border that studies of this data set draw (Kamiran and Calders 2009). */
  boolean young(int item) {
    return rows[item][names.indexOf("Age")] < YOUNG;
  }

  /**
   * Mean and standard deviation of each feature over the given cases; a constant feature gets 1.
   *
   * @return [2][61]
   */
  float[][] moments(int[] items) {
    int width = names.size();
    double[] mean = new double[width];
    double[] square = new double[width];
    for (int item : items) {
      for (int i = 0; i < width; i++) {
        mean[i] += rows[item][i] / items.length;
      }
    }
    for (int item : items) {
      for (int i = 0; i < width; i++) {
        square[i] += Math.pow(rows[item][i] - mean[i], 2) / items.length;
      }
    }
    float[][] moments = new float[2][width];
    for (int i = 0; i < width; i++) {
      moments[0][i] = (float) mean[i];
      moments[1][i] = square[i] < 1e-9 ? 1 : (float) Math.sqrt(square[i]);
    }
    return moments;
  }

  /** The rows of the given cases, one after the other. */
  float[] joined(int[] items) {
    int width = names.size();
    float[] joined = new float[items.length * width];
    for (int i = 0; i < items.length; i++) {
      System.arraycopy(rows[items[i]], 0, joined, i * width, width);
    }
    return joined;
  }

  int[] labels(int[] items) {
    return Arrays.stream(items).map(item -> labels[item]).toArray();
  }
}
