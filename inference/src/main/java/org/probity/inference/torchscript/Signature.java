package org.probity.inference.torchscript;

import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.ModelException;

/**
 * How a program is called, as its manifest declares it.
 *
 * @param text whether it reads token ids
 * @param ids type of the ids
 * @param mask type of the mask, or null if forward takes none
 * @param attentionOutput index of the output that is attention, or -1
 * @param attentionLayers 0 without such an output
 */
record Signature(
    boolean text,
    DataType ids,
    @Nullable DataType mask,
    int attentionOutput,
    int attentionLayers,
    int attentionHeads) {
  private static final String ATTENTION = "attention";

  /** [batch, layers, heads, T, T]. */
  private static final int ATTENTION_RANK = 5;

  /**
   * @throws ModelException if the host cannot fill the inputs that are declared
   */
  static Signature of(ModelManifest manifest) {
    List<TensorSpec> inputs = manifest.inputs();
    TensorSpec first = inputs.get(0);
    boolean text = isIds(first);
    boolean served =
        text
            ? inputs.size() == 1 || (inputs.size() == 2 && inputs.get(1).shape().size() == 2)
            : inputs.size() == 1 && first.datatype() == Datatype.FP32 && first.shape().size() > 1;
    if (!served) {
      throw new ModelException(
          "The inputs must be one FP32 tensor with a batch dimension, or token ids INT64 [-1,-1]"
              + " and at most a mask of the same shape.");
    }
    int attention = attentionOutput(manifest.outputs());
    List<Long> shape = attention < 0 ? List.of() : manifest.outputs().get(attention).shape();
    return new Signature(
        text,
        text ? type(first.datatype()) : DataType.INT64,
        text && inputs.size() == 2 ? type(inputs.get(1).datatype()) : null,
        attention,
        shape.isEmpty() ? 0 : Math.toIntExact(shape.get(1)),
        shape.isEmpty() ? 0 : Math.toIntExact(shape.get(2)));
  }

  /** The type in which companions get the mask: the declared one, or FP32. */
  DataType maskType() {
    return mask == null ? DataType.FLOAT32 : mask;
  }

  private static boolean isIds(TensorSpec spec) {
    return (spec.datatype() == Datatype.INT64 || spec.datatype() == Datatype.INT32)
        && spec.shape().size() == 2;
  }

  private static int attentionOutput(List<TensorSpec> outputs) {
    for (int i = 1; i < outputs.size(); i++) {
      List<Long> shape = outputs.get(i).shape();
      if (outputs.get(i).name().equals(ATTENTION) && shape.size() == ATTENTION_RANK) {
        if (shape.get(1) < 1 || shape.get(2) < 1) {
          throw new ModelException(
              "The output attention must state its numbers of layers and heads.");
        }
        return i;
      }
    }
    return -1;
  }

  private static DataType type(Datatype datatype) {
    return switch (datatype) {
      case INT64 -> DataType.INT64;
      case INT32 -> DataType.INT32;
      case FP32 -> DataType.FLOAT32;
      case BOOL -> DataType.BOOLEAN;
      default -> throw new ModelException("Ids and masks are INT64, INT32, FP32 or BOOL.");
    };
  }
}
