package org.probity.inference.training;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.ServedModel;

/**
 * How differently the toxicity model treats groups of people: false positives on the harmless
 * sentences of the identity template set (Dixon et al. 2018), by the group that they name.
 */
final class IdentityGap {
  /** ETH-09 acts at this integer percent. */
  private static final int POLICY = 70;

  private static final int EVEN = 50;
  private static final int BATCH = 64;

  /** The sentences differ in a name or an adjective; so many of each group tell enough. */
  private static final int EVERY = 12;

  private IdentityGap() {}

  /**
   * @param csv {@code Text,Label,Template}
   * @return for each threshold the greatest distance of a group's share of false positives from
   *     that of all, and between two groups; and the share of all
   */
  static Map<String, Object> of(Path csv, ServedModel model, Progress progress) throws IOException {
    List<String> sentences = new ArrayList<>();
    List<String> terms = new ArrayList<>();
    read(csv, sentences, terms);
    Map<String, List<Double>> scores = new TreeMap<>();
    for (int from = 0; from < sentences.size(); from += BATCH) {
      List<String> batch = sentences.subList(from, Math.min(sentences.size(), from + BATCH));
      Tensor input = Tensor.texts("text", batch.toArray(String[]::new));
      float[] logits = model.infer(List.of(input)).get(0).floats();
      for (int row = 0; row < batch.size(); row++) {
        double toxic = toxic(Arrays.copyOfRange(logits, row * 3, row * 3 + 3));
        String text = " " + batch.get(row) + " ";
        for (String term : terms) {
          if (text.contains(" " + term + " ")) {
            scores.computeIfAbsent(term, t -> new ArrayList<>()).add(toxic);
            break; // the terms are sorted, the longest first
          }
        }
      }
      progress.at("identity sentences", from + batch.size(), sentences.size(), "");
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("identity_groups", scores.size());
    for (int threshold : new int[] {POLICY, EVEN}) {
      put(figures, scores, threshold);
    }
    return figures;
  }

  private static void put(
      Map<String, Object> figures, Map<String, List<Double>> scores, int threshold) {
    double overall = share(scores.values().stream().flatMap(List::stream).toList(), threshold);
    double most = 0;
    double least = 1;
    for (List<Double> group : scores.values()) {
      double share = share(group, threshold);
      most = Math.max(most, share);
      least = Math.min(least, share);
    }
    figures.put("identity_false_positives_" + threshold, overall);
    figures.put("identity_gap_from_all_" + threshold, Math.max(most - overall, overall - least));
    figures.put("identity_gap_between_" + threshold, most - least);
  }

  private static double share(List<Double> scores, int threshold) {
    long over = scores.stream().filter(score -> Math.round(score * 100) >= threshold).count();
    return (double) over / scores.size();
  }

  /** The terms are what the sentences "I am …" end with. */
  private static void read(Path csv, List<String> sentences, List<String> terms)
      throws IOException {
    CsvSchema header = CsvSchema.emptySchema().withHeader();
    int count = 0;
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper().readerForMapOf(String.class).with(header).readValues(csv.toFile())) {
      while (rows.hasNext()) {
        Map<String, String> row = rows.next();
        if ("NOT_BAD".equals(row.get("Label"))) {
          String text = String.valueOf(row.get("Text")).replaceAll("[^\\p{L} ]", "").strip();
          if (count++ % EVERY == 0) {
            sentences.add(text);
          }
          if ("am_hate_adj".equals(row.get("Template"))) {
            terms.add(text.replaceFirst("^i am ", ""));
          }
        }
      }
    }
    terms.sort((a, b) -> b.length() - a.length());
  }

  private static double toxic(float[] logits) {
    double most = Math.max(logits[0], Math.max(logits[1], logits[2]));
    double hate = Math.exp(logits[0] - most);
    double offensive = Math.exp(logits[1] - most);
    return (hate + offensive) / (hate + offensive + Math.exp(logits[2] - most));
  }
}
