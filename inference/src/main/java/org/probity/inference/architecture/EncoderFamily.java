package org.probity.inference.architecture;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The encoders of BERT's kind, told apart by {@code model_type}. They compute alike and differ in
 * their weights' names, which are brought to BERT's here.
 */
public enum EncoderFamily {
  /** Devlin et al. 2019. */
  BERT(List.of()),
  /** Sanh et al. 2019: no token types; a ReLU, not tanh, in the head. */
  DISTILBERT(
      List.of(
          Map.entry("transformer.layer.", "encoder.layer."),
          Map.entry(".attention.q_lin.", ".attention.self.query."),
          Map.entry(".attention.k_lin.", ".attention.self.key."),
          Map.entry(".attention.v_lin.", ".attention.self.value."),
          Map.entry(".attention.out_lin.", ".attention.output.dense."),
          Map.entry(".sa_layer_norm.", ".attention.output.LayerNorm."),
          Map.entry(".ffn.lin1.", ".intermediate.dense."),
          Map.entry(".ffn.lin2.", ".output.dense."),
          Map.entry(".output_layer_norm.", ".output.LayerNorm."),
          Map.entry("pre_classifier.", "pooler.dense."))),
  /** Liu et al. 2019: positions are counted from behind the pad's id. */
  ROBERTA(
      List.of(
          Map.entry("classifier.dense.", "pooler.dense."),
          Map.entry("classifier.out_proj.", "classifier.")));

  @SuppressWarnings("ImmutableEnumChecker") // of strings, and never changed
  private final List<Map.Entry<String, String>> names;

  EncoderFamily(List<Map.Entry<String, String>> names) {
    this.names = names;
  }

  /**
   * @param modelType as in {@code config.json}
   */
  public static Optional<EncoderFamily> of(String modelType) {
    for (EncoderFamily family : values()) {
      if (family.code().equals(modelType)) {
        return Optional.of(family);
      }
    }
    return Optional.empty();
  }

  /** As in {@code config.json}: {@code distilbert}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** BERT's name of a weight, without the prefix that names the family. */
  public String canonical(String name) {
    String prefix = code() + ".";
    String canonical = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    for (Map.Entry<String, String> each : names) {
      canonical = canonical.replace(each.getKey(), each.getValue());
    }
    // Checkpoints that were converted from TensorFlow.
    return canonical
        .replace("LayerNorm.gamma", "LayerNorm.weight")
        .replace("LayerNorm.beta", "LayerNorm.bias");
  }
}
