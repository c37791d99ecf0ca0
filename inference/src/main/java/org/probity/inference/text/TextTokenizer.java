package org.probity.inference.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.inference.ModelException;
import org.probity.inference.SharedPass;

/** A Hugging Face tokenizer that never pads and cuts at a stated length, or not. Thread-safe. */
public final class TextTokenizer implements AutoCloseable {
  private static final int WHOLE = Integer.MAX_VALUE;

  private final HuggingFaceTokenizer tokenizer;
  private final Path file;
  private final int maxLength;

  private TextTokenizer(HuggingFaceTokenizer tokenizer, Path file, int maxLength) {
    this.tokenizer = tokenizer;
    this.file = file;
    this.maxLength = maxLength;
  }

  /** A text as the tokenizer of a file cuts it. */
  private record Reading(Path file, int maxLength, String text) {}

  /**
   * As {@link #load(Path, int)} with the length at which the file itself truncates, or {@code most}
   * if it does not or later.
   */
  public static TextTokenizer loadAsStated(Path file, int most) {
    return load(file, Math.min(most, statedLength(file, most)));
  }

  /**
   * @param file a {@code tokenizer.json}; the padding and truncation it asks for are overruled
   * @param maxLength most positions, specials included; what lies beyond is not read
   * @throws ModelException if the file is not a tokenizer
   */
  public static TextTokenizer load(Path file, int maxLength) {
    return load(
        file,
        maxLength,
        HuggingFaceTokenizer.builder().optTruncation(true).optMaxLength(maxLength));
  }

  /**
   * One that cuts nothing off.
   *
   * @param file a {@code tokenizer.json}; the padding and truncation it asks for are overruled
   * @throws ModelException if the file is not a tokenizer
   */
  public static TextTokenizer loadWhole(Path file) {
    return load(file, WHOLE, HuggingFaceTokenizer.builder().optTruncation(false));
  }

  private static TextTokenizer load(
      Path file, int maxLength, HuggingFaceTokenizer.Builder builder) {
    try {
      return new TextTokenizer(
          builder.optTokenizerPath(file).optAddSpecialTokens(true).optPadding(false).build(),
          file,
          maxLength);
    } catch (IOException | RuntimeException e) {
      throw new ModelException("The tokenizer file is not a Hugging Face tokenizer.", e);
    }
  }

  /** Once for the models of a request that share the file. */
  public TokenizedText tokenize(String text) {
    return SharedPass.once(
        new Reading(file, maxLength, text), TokenizedText.class, () -> tokenized(text));
  }

  private TokenizedText tokenized(String text) {
    Encoding encoding = tokenizer.encode(wellFormed(text));
    List<int[]> offsets = new ArrayList<>();
    for (@Nullable CharSpan span : encoding.getCharTokenSpans()) {
      offsets.add(span == null ? new int[] {0, 0} : new int[] {span.getStart(), span.getEnd()});
    }
    return new TokenizedText(encoding.getIds(), List.of(encoding.getTokens()), offsets);
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  /**
   * The largest id that the file gives a piece; a model needs an embedding for each.
   *
   * @throws ModelException if the file is not JSON
   */
  public static long largestId(Path file) {
    JsonNode root = json(file);
    long largest = -1;
    JsonNode pieces = root.path("model").path("vocab");
    if (pieces.isArray()) { // Unigram: a piece's place is its id
      largest = pieces.size() - 1L;
    } else {
      for (JsonNode id : pieces) {
        largest = Math.max(largest, id.asLong());
      }
    }
    for (JsonNode added : root.path("added_tokens")) {
      largest = Math.max(largest, added.path("id").asLong());
    }
    return largest;
  }

  private static int statedLength(Path file, int absent) {
    JsonNode length = json(file).path("truncation").path("max_length");
    return length.canConvertToInt() && length.intValue() > 2 ? length.intValue() : absent;
  }

  private static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new ModelException("The tokenizer file is not valid JSON.", e);
    }
  }

  /** Lone surrogates have no UTF-8; native code gets U+FFFD, which keeps the offsets. */
  private static String wellFormed(String text) {
    int[] points = text.codePoints().map(p -> p >= 0xD800 && p <= 0xDFFF ? 0xFFFD : p).toArray();
    return new String(points, 0, points.length);
  }
}
