package org.probity.inference.internal;

import java.util.List;
import java.util.function.BiFunction;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.HostOptions.Limits;
import org.probity.inference.text.TextTokenizer;
import org.probity.inference.text.TokenizedText;

/**
 * Texts of any length, in windows of as many word pieces as the network reads. The first window is
 * what the network answers about and what an explanation is about.
 */
final class WindowedTextReader extends TextReader {
  private final int length;
  private final BiFunction<String, TokenizedText, long[]> ids;

  /**
   * @param tokenizer that does not cut texts off and puts one special piece at either end
   * @param length most positions that the network reads at once
   * @param ids what the network takes for the pieces of a text
   */
  WindowedTextReader(
      TextTokenizer tokenizer,
      Limits limits,
      int length,
      BiFunction<String, TokenizedText, long[]> ids) {
    super(tokenizer, limits);
    this.length = length;
    this.ids = ids;
  }

  @Override
  ModelInput.Tokens piece(String text) {
    TokenizedText whole = tokenize(text);
    return Windows.first(whole, ids.apply(text, whole), length);
  }

  @Override
  public List<Windows> windows(List<Tensor> inputs) {
    return texts(inputs).stream().map(this::windows).toList();
  }

  private Windows windows(String text) {
    TokenizedText whole = tokenize(text);
    return Windows.of(whole, ids.apply(text, whole), length);
  }
}
