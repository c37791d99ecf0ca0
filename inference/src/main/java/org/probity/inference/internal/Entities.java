package org.probity.inference.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.probity.inference.ModelException;
import org.probity.inference.text.TokenizedText;

/**
 * Spans of a text from the classes of its tokens. Labels are {@code B-X} and {@code I-X} (Ramshaw
 * and Marcus 1995) or bare; {@code O} is none. The pieces of one word (WordPiece's {@code ##}) are
 * of one type, the likeliest by their mean and by the words around. Neighbours of one type are one
 * span, unless a new word begins with {@code B-}. Punctuation makes no entity of its own; it
 * belongs to one that it stands in or, but for commas and the like, ends.
 */
public final class Entities {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NONE = "O";
  private static final String CONTINUED = "##";

  /** A score's decimals; more would only be noise, and digits that look like a number of note. */
  private static final double DECIMALS = 1e4;

  private static final double HALF = 0.5;

  private final List<String> labels;

  /** Of the labels, and {@link #NONE}; sorted. */
  private final List<String> types;

  private final TypeSequence sequence;

  public Entities(List<String> labels) {
    this.labels = labels;
    types =
        Stream.concat(Stream.of(NONE), labels.stream().map(Entities::type))
            .distinct()
            .sorted()
            .toList();
    sequence = new TypeSequence(types.indexOf(NONE));
  }

  /**
   * @param start first code point
   * @param end one past the last code point
   * @param score mean probability of the type over the span's words
   */
  public record Span(String type, int start, int end, double score) {}

  /** What may end an entity and is none of it. */
  private static final Pattern SEPARATOR = Pattern.compile("[,;:!?\"()<>|\\[\\]]+");

  private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");

  /**
   * A word or what is left of one.
   *
   * @param type the one that was settled on
   * @param first whether an entity of that type begins here
   */
  private record Word(
      String piece, int start, int end, TypeSequence.Said said, String type, boolean first) {

    boolean punctuation() {
      return !LETTER_OR_DIGIT.matcher(piece).find();
    }

    Word as(String other, boolean begin) {
      return new Word(piece, start, end, said, other, begin);
    }
  }

  /**
   * @param rows logits, one row a token
   */
  public List<Span> spans(TokenizedText text, List<float[]> rows) {
    List<Span> spans = new ArrayList<>();
    List<Word> open = new ArrayList<>();
    for (Word word : settled(typed(words(text, rows)))) {
      if (!open.isEmpty() && !continues(open.get(open.size() - 1), word)) {
        spans.add(span(open));
        open.clear();
      }
      if (!word.type().equals(NONE)) {
        open.add(word);
      }
    }
    if (!open.isEmpty()) {
      spans.add(span(open));
    }
    return spans;
  }

  /** Punctuation takes the type of what stands on both sides, keeps that of what it ends. */
  private static List<Word> settled(List<Word> words) {
    List<Word> settled = new ArrayList<>(words);
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      if (!word.punctuation()) {
        continue;
      }
      String before = i == 0 ? NONE : settled.get(i - 1).type();
      Word after = i + 1 == words.size() ? null : words.get(i + 1);
      boolean between =
          after != null && !after.first() && !after.punctuation() && after.type().equals(before);
      boolean ends = word.type().equals(before) && !SEPARATOR.matcher(word.piece()).matches();
      settled.set(i, word.as(between || ends ? before : NONE, false));
    }
    return settled;
  }

  /**
   * @param rows logits, one row a token
   * @return a list of {@code {"entity_type","start","end","score"}}, offsets in code points
   */
  String json(TokenizedText text, List<float[]> rows) {
    ArrayNode array = JSON.createArrayNode();
    for (Span span : spans(text, rows)) {
      array
          .addObject()
          .put("entity_type", span.type())
          .put("start", span.start())
          .put("end", span.end())
          .put("score", Math.round(span.score() * DECIMALS) / DECIMALS);
    }
    return array.toString();
  }

  /** What {@link #json} wrote. */
  public static List<Span> read(String json) {
    List<Span> spans = new ArrayList<>();
    try {
      for (JsonNode span : JSON.readTree(json)) {
        spans.add(
            new Span(
                span.path("entity_type").asText(),
                span.path("start").asInt(),
                span.path("end").asInt(),
                span.path("score").asDouble()));
      }
    } catch (JsonProcessingException e) {
      throw new ModelException("A token classifier's answer is not a list of spans.", e);
    }
    return spans;
  }

  private List<Word> words(TokenizedText text, List<float[]> rows) {
    List<Word> words = new ArrayList<>();
    List<double[]> pieces = new ArrayList<>();
    int start = 0;
    int end = -1;
    String name = "";
    for (int i = 0; i < rows.size(); i++) {
      int[] offsets = text.offsets().get(i);
      if (offsets[0] == offsets[1]) {
        continue;
      }
      boolean same = end == offsets[0] && text.tokens().get(i).startsWith(CONTINUED);
      if (!pieces.isEmpty() && !same) {
        words.add(word(name, pieces, start, end));
        pieces.clear();
      }
      if (pieces.isEmpty()) {
        start = offsets[0];
        name = text.tokens().get(i);
      }
      pieces.add(probabilities(rows.get(i)));
      end = offsets[1];
    }
    if (!pieces.isEmpty()) {
      words.add(word(name, pieces, start, end));
    }
    return words;
  }

  private Word word(String name, List<double[]> pieces, int start, int end) {
    double[] chances = new double[types.size()];
    for (double[] piece : pieces) {
      for (int label = 0; label < piece.length; label++) {
        chances[types.indexOf(type(labels.get(label)))] += piece[label] / pieces.size();
      }
    }
    double[] begins = new double[types.size()];
    for (int type = 0; type < begins.length; type++) {
      begins[type] = beginning(types.get(type), pieces.get(0));
    }
    TypeSequence.Said said = new TypeSequence.Said(chances, begins);
    return new Word(name, start, end, said, NONE, false);
  }

  private double beginning(String type, double[] first) {
    int begin = labels.indexOf("B-" + type);
    int inside = labels.indexOf("I-" + type);
    if (begin < 0 || inside < 0) {
      return inside < 0 ? 1 : 0;
    }
    double both = first[begin] + first[inside];
    return both > 0 ? first[begin] / both : 0;
  }

  private List<Word> typed(List<Word> words) {
    int[] found = sequence.likeliest(words.stream().map(Word::said).toList());
    List<Word> typed = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      Word word = words.get(i);
      typed.add(word.as(types.get(found[i]), word.said().begins()[found[i]] > HALF));
    }
    return typed;
  }

  private static boolean continues(Word before, Word word) {
    return before.type().equals(word.type()) && (before.end() == word.start() || !word.first());
  }

  private Span span(List<Word> words) {
    Word first = words.get(0);
    int end = words.get(words.size() - 1).end();
    int type = types.indexOf(first.type());
    double mean =
        words.stream().mapToDouble(word -> word.said().chances()[type]).average().orElse(0);
    return new Span(first.type(), first.start(), end, mean);
  }

  /** The token of the text whose entity is the surest: what an explanation is about. */
  int surest(TokenizedText text, List<float[]> rows) {
    int surest = 0;
    double most = -1;
    for (int i = 0; i < rows.size(); i++) {
      int[] offsets = text.offsets().get(i);
      double[] chances = probabilities(rows.get(i));
      for (int c = 0; c < chances.length && offsets[0] < offsets[1]; c++) {
        if (!labels.get(c).equals(NONE) && chances[c] > most) {
          most = chances[c];
          surest = i;
        }
      }
    }
    return surest;
  }

  private static String type(String label) {
    return label.startsWith("B-") || label.startsWith("I-") ? label.substring(2) : label;
  }

  private static double[] probabilities(float[] row) {
    double most = row[Outputs.best(row)];
    double[] chances = new double[row.length];
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      chances[i] = Math.exp(row[i] - most);
      sum += chances[i];
    }
    for (int i = 0; i < row.length; i++) {
      chances[i] /= sum;
    }
    return chances;
  }
}
