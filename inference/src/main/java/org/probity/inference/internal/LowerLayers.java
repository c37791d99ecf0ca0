package org.probity.inference.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.probity.inference.SharedPass;
import org.probity.inference.architecture.BertConfig;
import org.probity.inference.architecture.BertEncoder;
import org.probity.inference.architecture.Weights;
import org.probity.inference.onnx.EncoderProgram;

/**
 * The word embeddings and first layers of an encoder, for every model that stands on them: a text
 * goes through once in a request, whoever reads it.
 */
final class LowerLayers implements AutoCloseable {
  private final BertEncoder encoder;
  private final EncoderProgram program;
  private final Lines<long[]> lines;

  LowerLayers(Weights weights, BertConfig config, int layers, Hosting hosting, Path nativeDir) {
    encoder = new BertEncoder(weights, config);
    program =
        new EncoderProgram(weights, config, new EncoderProgram.Span(0, layers, null), nativeDir);
    lines =
        new Lines<>(
            hosting,
            ids -> List.of((long) ids.length),
            ids -> Float.BYTES * encoder.workspace(ids.length, false),
            this::computed);
  }

  int layers() {
    return program.span().to();
  }

  /**
   * @param texts ids, every position real
   * @return for each, the vectors [T,D] behind the last of these layers
   */
  List<float[]> hidden(List<long[]> texts) {
    return SharedPass.through(
        this, texts, missing -> lines.rows(missing.stream().map(texts::get).toList()));
  }

  private List<float[]> computed(List<long[]> texts) {
    int length = texts.get(0).length;
    long[] ids = texts.stream().flatMapToLong(LongStream::of).toArray();
    return Outputs.split(program.run(ids, texts.size(), length), texts.size());
  }

  @Override
  public void close() {
    program.close();
  }
}
