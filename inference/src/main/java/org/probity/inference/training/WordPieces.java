package org.probity.inference.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a Hugging Face WordPiece tokenizer out of texts: the commonest words whole, and for the
 * others the commonest beginnings and continuations, down to single characters.
 */
final class WordPieces {
  static final int PAD = 0;
  static final int MASK = 4;

  private static final List<String> SPECIALS =
      List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+|[^\\p{L}\\p{N}\\s]");
  private static final int MAX_START = 6;
  private static final int MAX_CONTINUATION = 4;
  private static final int MIN_COUNT = 3;

  private WordPieces() {}

  /**
   * @param words number of whole words
   * @param pieces number of beginnings and continuations
   * @return the content of a {@code tokenizer.json}
   */
  static String learn(List<String> texts, int words, int pieces, int maxLength) {
    Map<String, Integer> counts = new HashMap<>();
    for (String text : texts) {
      Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
      while (word.find()) {
        counts.merge(word.group(), 1, Integer::sum);
      }
    }
    Set<String> vocabulary = new LinkedHashSet<>(SPECIALS);
    characters(counts).forEach(vocabulary::add);
    List<String> whole = commonest(counts, words);
    vocabulary.addAll(whole);
    Map<String, Integer> parts = new HashMap<>();
    counts.forEach(
        (word, count) -> {
          if (!vocabulary.contains(word)) {
            parts(word, count, parts);
          }
        });
    vocabulary.addAll(commonest(parts, pieces));
    return render(vocabulary, maxLength);
  }

  private static List<String> characters(Map<String, Integer> counts) {
    Map<String, Integer> characters = new HashMap<>();
    counts.forEach(
        (word, count) ->
            word.codePoints()
                .mapToObj(Character::toString)
                .forEach(
                    c -> {
                      characters.merge(c, count, Integer::sum);
                      characters.merge("##" + c, count, Integer::sum);
                    }));
    return commonest(characters, 400);
  }

  private static void parts(String word, int count, Map<String, Integer> parts) {
    for (int length = 2; length <= Math.min(MAX_START, word.length() - 1); length++) {
      parts.merge(word.substring(0, length), count, Integer::sum);
    }
    for (int from = 2; from < word.length(); from++) {
      for (int to = from + 2; to <= Math.min(word.length(), from + MAX_CONTINUATION); to++) {
        parts.merge("##" + word.substring(from, to), count, Integer::sum);
      }
    }
  }

  private static List<String> commonest(Map<String, Integer> counts, int most) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() >= MIN_COUNT)
        .sorted(
            Comparator.comparing((Map.Entry<String, Integer> entry) -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String render(Set<String> vocabulary, int maxLength) {
    ObjectNode root = new ObjectMapper().createObjectNode().put("version", "1.0");
    root.putObject("truncation")
        .put("direction", "Right")
        .put("max_length", maxLength)
        .put("strategy", "LongestFirst")
        .put("stride", 0);
    root.putNull("padding");
    ArrayNode added = root.putArray("added_tokens");
    for (int id = 0; id < SPECIALS.size(); id++) {
      added
          .addObject()
          .put("id", id)
          .put("content", SPECIALS.get(id))
          .put("single_word", false)
          .put("lstrip", false)
          .put("rstrip", false)
          .put("normalized", false)
          .put("special", true);
    }
    root.putObject("normalizer")
        .put("type", "BertNormalizer")
        .put("clean_text", true)
        .put("handle_chinese_chars", true)
        .put("lowercase", true)
        .putNull("strip_accents");
    root.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
    ObjectNode template = root.putObject("post_processor").put("type", "TemplateProcessing");
    for (String kind : List.of("single", "pair")) {
      ArrayNode sequence = template.putArray(kind);
      sequence.addObject().putObject("SpecialToken").put("id", "[CLS]").put("type_id", 0);
      sequence.addObject().putObject("Sequence").put("id", "A").put("type_id", 0);
      if (kind.equals("pair")) {
        sequence.addObject().putObject("Sequence").put("id", "B").put("type_id", 0);
      }
    }
    ObjectNode special = template.putObject("special_tokens").putObject("[CLS]");
    special.put("id", "[CLS]").putArray("ids").add(SPECIALS.indexOf("[CLS]"));
    special.putArray("tokens").add("[CLS]");
    root.putObject("decoder").put("type", "WordPiece").put("prefix", "##").put("cleanup", true);
    ObjectNode model =
        root.putObject("model")
            .put("type", "WordPiece")
            .put("unk_token", "[UNK]")
            .put("continuing_subword_prefix", "##")
            .put("max_input_chars_per_word", 100);
    ObjectNode ids = model.putObject("vocab");
    int id = 0;
    for (String piece : vocabulary) {
      ids.put(piece, id++);
    }
    return root.toString() + "\n";
  }
}
