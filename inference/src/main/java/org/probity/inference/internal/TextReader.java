package org.probity.inference.internal;

import java.util.ArrayList;
import java.util.List;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.HostOptions.Limits;
import org.probity.inference.PublicTensors;
import org.probity.inference.text.TextTokenizer;
import org.probity.inference.text.TokenizedText;

/** Texts, each a piece of its own, so that none is padded for the sake of another. */
public final class TextReader implements InputReader {
  private final TextTokenizer tokenizer;
  private final Limits limits;

  public TextReader(TextTokenizer tokenizer, Limits limits) {
    this.tokenizer = tokenizer;
    this.limits = limits;
  }

  @Override
  public List<TensorSpec> specs() {
    return List.of(PublicTensors.TEXT);
  }

  @Override
  public Leaf.Kind leafKind() {
    return Leaf.Kind.EMBEDDINGS;
  }

  @Override
  public List<ModelInput> read(List<Tensor> inputs) {
    Tensor tensor = InputCheck.check(inputs, specs(), limits).get(0);
    List<ModelInput> pieces = new ArrayList<>();
    for (String text : tensor.texts()) {
      TokenizedText tokenized = tokenizer.tokenize(text);
      pieces.add(new ModelInput.Tokens(tokenized.ids(), null, tokenized.ids().length, tokenized));
    }
    return pieces;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
