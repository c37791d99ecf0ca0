package org.probity.inference.architecture;

/** What is read from an encoder's last layer. */
public enum EncoderHead {
  /** The mean of all positions' vectors, of length 1. */
  MEAN,
  /** Logits of the first position's vector through {@code pooler.dense} and {@code classifier}. */
  FIRST,
  /** Logits of each position's vector through {@code classifier}. */
  EACH
}
