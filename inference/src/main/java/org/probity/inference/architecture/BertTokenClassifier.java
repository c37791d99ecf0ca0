package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.core.Linear;
import org.jspecify.annotations.Nullable;

/**
 * An encoder of BERT's kind with a linear {@code classifier} on every position, as Hugging Face's
 * {@code …ForTokenClassification}. Output: logits [B,T,classes].
 */
public final class BertTokenClassifier extends BertNetwork {
  public BertTokenClassifier(Weights weights, BertConfig config) {
    super(weights, config);
    long classes = weights.get("classifier.weight", -1, encoder.width()).getShape().get(0);
    weights.get("classifier.bias", classes);
  }

  @Override
  public EncoderHead head() {
    return EncoderHead.EACH;
  }

  @Override
  protected NDArray read(NDArray hidden, @Nullable NDArray mask) {
    return Linear.linear(hidden, weights.get("classifier.weight"), weights.get("classifier.bias"))
        .singletonOrThrow();
  }
}
