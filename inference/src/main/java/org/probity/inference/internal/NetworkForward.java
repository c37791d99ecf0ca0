package org.probity.inference.internal;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.probity.inference.architecture.Network;
import org.probity.inference.autograd.Autograd;

/** The network itself, pieces of one shape stacked. */
final class NetworkForward implements Forward {
  private final Network network;
  private final Lines<ModelInput> lines;

  NetworkForward(Network network, Hosting hosting) {
    this.network = network;
    this.lines =
        new Lines<>(
            hosting, ModelInput::form, piece -> piece.bytes(network, false), this::computed);
  }

  @Override
  public List<float[]> rows(List<ModelInput> pieces) {
    return lines.rows(pieces);
  }

  private List<float[]> computed(List<ModelInput> pieces) {
    try (Autograd span = Autograd.evaluating()) {
      return Outputs.flat(output(span, pieces), pieces.size());
    }
  }

  private NDArray output(Autograd span, List<ModelInput> pieces) {
    if (pieces.get(0) instanceof ModelInput.Numbers first) {
      int size = first.values().length;
      float[] values = new float[pieces.size() * size];
      for (int i = 0; i < pieces.size(); i++) {
        System.arraycopy(((ModelInput.Numbers) pieces.get(i)).values(), 0, values, i * size, size);
      }
      long[] shape = first.shape().clone();
      shape[0] = pieces.size();
      return network.forward(span.floats(values, shape), null);
    }
    List<ModelInput.Tokens> texts =
        pieces.stream().map(piece -> (ModelInput.Tokens) piece).toList();
    long[] ids = texts.stream().flatMapToLong(text -> LongStream.of(text.ids())).toArray();
    return network.answer(span.longs(ids, texts.size(), texts.get(0).length()), mask(span, texts));
  }

  private static @Nullable NDArray mask(Autograd span, List<ModelInput.Tokens> texts) {
    if (texts.get(0).mask() == null) {
      return null;
    }
    int length = texts.get(0).length();
    float[] mask = new float[texts.size() * length];
    for (int i = 0; i < texts.size(); i++) {
      float[] one = texts.get(i).mask();
      if (one != null) {
        System.arraycopy(one, 0, mask, i * length, length);
      }
    }
    return span.floats(mask, texts.size(), length);
  }
}
