package org.probity.inference.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.probity.inference.architecture.BertNetwork;
import org.probity.inference.onnx.EncoderProgram;

/**
 * An encoder of BERT's kind in the engine that is fastest without gradients, over the weights of
 * the network that is explained; that both give the same logits is seen when the model is loaded
 * ({@link Probe}) and with every explanation. The lower layers may be shared with other models.
 */
final class EncoderForward implements Forward {
  private final LowerLayers lower;
  private final boolean alone;
  private final EncoderProgram upper;
  private final Forward masked;
  private final Lines<Hidden> lines;

  private EncoderForward(
      BertNetwork network, LowerLayers lower, boolean alone, Hosting hosting, Path nativeDir) {
    this.lower = lower;
    this.alone = alone;
    this.upper =
        new EncoderProgram(
            network.weights(),
            network.config(),
            new EncoderProgram.Span(lower.layers(), network.config().layers(), network.head()),
            nativeDir);
    this.masked = new NetworkForward(network, hosting);
    this.lines =
        new Lines<>(
            hosting,
            hidden -> List.of((long) hidden.length()),
            hidden -> Float.BYTES * network.workspace(hidden.length(), false),
            this::computed);
  }

  /** On lower layers that others use too; they outlive this. */
  static EncoderForward over(
      LowerLayers lower, BertNetwork network, Hosting hosting, Path nativeDir) {
    return new EncoderForward(network, lower, false, hosting, nativeDir);
  }

  /** Of an encoder that shares nothing: all but its last layer, then the last. */
  static EncoderForward alone(BertNetwork network, Hosting hosting, Path nativeDir) {
    int below = network.config().layers() - 1;
    LowerLayers lower =
        new LowerLayers(network.weights(), network.config(), below, hosting, nativeDir);
    return new EncoderForward(network, lower, true, hosting, nativeDir);
  }

  /** A text behind the lower layers, [length, D]. */
  private record Hidden(float[] values, int length) {}

  @Override
  public List<float[]> rows(List<ModelInput> pieces) {
    List<long[]> texts = new ArrayList<>();
    for (ModelInput piece : pieces) {
      ModelInput.Tokens tokens = (ModelInput.Tokens) piece;
      if (tokens.mask() != null) {
        return masked.rows(pieces);
      }
      texts.add(tokens.ids());
    }
    List<Hidden> hidden = new ArrayList<>();
    for (float[] values : lower.hidden(texts)) {
      hidden.add(new Hidden(values, texts.get(hidden.size()).length));
    }
    return lines.rows(hidden);
  }

  private List<float[]> computed(List<Hidden> texts) {
    int length = texts.get(0).length();
    int size = texts.get(0).values().length;
    float[] all = new float[texts.size() * size];
    for (int i = 0; i < texts.size(); i++) {
      System.arraycopy(texts.get(i).values(), 0, all, i * size, size);
    }
    return Outputs.finite(upper.run(all, texts.size(), length), texts.size());
  }

  @Override
  public void close() {
    upper.close();
    if (alone) {
      lower.close();
    }
  }
}
