package org.probity.inference.internal;

import java.util.List;
import org.probity.domain.tensor.Tensor;
import org.probity.inference.HostOptions.Limits;
import org.probity.inference.architecture.EntityTagger;
import org.probity.inference.text.Casing;
import org.probity.inference.text.TextTokenizer;
import org.probity.inference.text.TokenizedText;

/** Texts of any length, for an {@link EntityTagger}: its ids tell each piece's case. */
final class CasedTextReader extends TextReader {
  private final long words;
  private final int length;

  /**
   * @param tokenizer that does not cut texts off
   * @param words size of the vocabulary
   * @param length most positions that the network reads at once
   */
  CasedTextReader(TextTokenizer tokenizer, Limits limits, long words, int length) {
    super(tokenizer, limits);
    this.words = words;
    this.length = length;
  }

  /** The first window alone: what an explanation is about. */
  @Override
  ModelInput.Tokens piece(String text) {
    return windows(text).parts().get(0);
  }

  @Override
  public List<Windows> windows(List<Tensor> inputs) {
    return texts(inputs).stream().map(this::windows).toList();
  }

  private Windows windows(String text) {
    TokenizedText whole = tokenize(text);
    long[] ids = EntityTagger.ids(whole.ids(), Casing.of(text, whole.offsets()), words);
    return Windows.of(whole, ids, length);
  }
}
