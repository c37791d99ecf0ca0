package org.probity.inference.internal;

import java.util.List;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.HostOptions.Limits;
import org.probity.inference.PublicTensors;
import org.probity.inference.text.TextTokenizer;
import org.probity.inference.text.TokenizedText;

/** Texts, each a piece of its own, so that none is padded for the sake of another. */
public class TextReader implements InputReader {
  private final TextTokenizer tokenizer;
  private final Limits limits;

  public TextReader(TextTokenizer tokenizer, Limits limits) {
    this.tokenizer = tokenizer;
    this.limits = limits;
  }

  @Override
  public final List<TensorSpec> specs() {
    return List.of(PublicTensors.TEXT);
  }

  @Override
  public final Leaf.Kind leafKind() {
    return Leaf.Kind.EMBEDDINGS;
  }

  @Override
  public final List<ModelInput> read(List<Tensor> inputs) {
    return texts(inputs).stream().<ModelInput>map(this::piece).toList();
  }

  final List<String> texts(List<Tensor> inputs) {
    return List.of(InputCheck.check(inputs, specs(), limits).get(0).texts());
  }

  final TokenizedText tokenize(String text) {
    return tokenizer.tokenize(text);
  }

  ModelInput.Tokens piece(String text) {
    TokenizedText tokenized = tokenize(text);
    return new ModelInput.Tokens(tokenized.ids(), null, tokenized.ids().length, tokenized);
  }

  @Override
  public final void close() {
    tokenizer.close();
  }
}
