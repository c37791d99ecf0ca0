package org.probity.inference.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ONNX file in the making (onnx.proto, IR version 8, operator set 17). Weights go straight to a
 * file beside it, so that none stands in Java's heap twice.
 */
final class GraphBuilder implements AutoCloseable {
  /** Operators that ONNX Runtime adds to the standard ones. */
  static final String MICROSOFT = "com.microsoft";

  private static final String MODEL = "model.onnx";
  private static final String WEIGHTS = "weights";
  private static final int IR_VERSION = 8;
  private static final int OPERATOR_SET = 17;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int KIND_FLOAT = 1;
  private static final int KIND_INT = 2;
  private static final int KIND_INTS = 7;
  private static final int EXTERNAL = 1;
  private static final ProtoWriter ITEMS = named("items");
  private static final ProtoWriter POSITIONS = named("positions");

  private final Path folder;
  private final OutputStream weights;
  private final ProtoWriter graph = new ProtoWriter();
  private long offset;

  /**
   * @param folder exists and is empty
   */
  GraphBuilder(Path folder) throws IOException {
    this.folder = folder;
    this.weights = Files.newOutputStream(folder.resolve(WEIGHTS));
  }

  /** A constant of the graph. */
  void weight(String name, float[] values, long... shape) throws IOException {
    weight(name, List.of(values).iterator(), shape);
  }

  /**
   * As the other, of values that do not come all at once.
   *
   * @param parts one behind the other
   */
  void weight(String name, Iterator<float[]> parts, long... shape) throws IOException {
    long length = 0;
    while (parts.hasNext()) {
      float[] values = parts.next();
      ByteBuffer bytes =
          ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(values);
      weights.write(bytes.array());
      length += bytes.capacity();
    }
    graph.message(
        5,
        shaped(FLOAT, name, shape)
            .message(13, pair("location", WEIGHTS))
            .message(13, pair("offset", Long.toString(offset)))
            .message(13, pair("length", Long.toString(length)))
            .number(14, EXTERNAL));
    offset += length;
  }

  /** A constant of one whole number, as Slice takes for its bounds. */
  void whole(String name, long value) {
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(value);
    graph.message(5, shaped(INT64, name, 1).bytes(9, bytes.array()));
  }

  static ProtoWriter attribute(String name, long value) {
    return new ProtoWriter().text(1, name).number(3, value).number(20, KIND_INT);
  }

  static ProtoWriter attribute(String name, float value) {
    return new ProtoWriter().text(1, name).decimal(2, value).number(20, KIND_FLOAT);
  }

  static ProtoWriter attribute(String name, List<Long> values) {
    ProtoWriter attribute = new ProtoWriter().text(1, name);
    values.forEach(value -> attribute.number(8, value));
    return attribute.number(20, KIND_INTS);
  }

  /**
   * @param domain of the operator, or null for ONNX's own
   * @return the output's name, for the next node
   */
  String node(
      @Nullable String domain,
      String operator,
      List<String> inputs,
      String output,
      ProtoWriter... attributes) {
    ProtoWriter node = new ProtoWriter();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, output).text(3, output).text(4, operator);
    for (ProtoWriter attribute : attributes) {
      node.message(5, attribute);
    }
    if (domain != null) {
      node.text(7, domain);
    }
    graph.message(1, node);
    return output;
  }

  /**
   * Ends the graph, of INT64 [items, positions] to FP32 [items, read, values].
   *
   * @return the ONNX file
   */
  Path fromIds(String input, String output) throws IOException {
    return finish(tensor(input, INT64, ITEMS, POSITIONS), output);
  }

  /**
   * Ends the graph, of FP32 [items, positions, width] to FP32 [items, read, values].
   *
   * @return the ONNX file
   */
  Path fromVectors(String input, String output, long width) throws IOException {
    ProtoWriter fixed = new ProtoWriter().number(1, width);
    return finish(tensor(input, FLOAT, ITEMS, POSITIONS, fixed), output);
  }

  private Path finish(ProtoWriter input, String output) throws IOException {
    close();
    ProtoWriter read = tensor(output, FLOAT, ITEMS, named("read"), named("values"));
    graph.text(2, "layers").message(11, input).message(12, read);
    ProtoWriter model =
        new ProtoWriter()
            .number(1, IR_VERSION)
            .message(8, new ProtoWriter().text(1, "").number(2, OPERATOR_SET))
            .message(8, new ProtoWriter().text(1, MICROSOFT).number(2, 1))
            .message(7, graph);
    return Files.write(folder.resolve(MODEL), model.toByteArray());
  }

  private static ProtoWriter shaped(int type, String name, long... shape) {
    ProtoWriter tensor = new ProtoWriter();
    for (long length : shape) {
      tensor.number(1, length);
    }
    return tensor.number(2, type).text(8, name);
  }

  private static ProtoWriter pair(String key, String value) {
    return new ProtoWriter().text(1, key).text(2, value);
  }

  private static ProtoWriter named(String dimension) {
    return new ProtoWriter().text(2, dimension);
  }

  private static ProtoWriter tensor(String name, int kind, ProtoWriter... dimensions) {
    ProtoWriter shape = new ProtoWriter();
    for (ProtoWriter dimension : dimensions) {
      shape.message(1, dimension);
    }
    ProtoWriter type = new ProtoWriter().number(1, kind).message(2, shape);
    return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, type));
  }

  @Override
  public void close() throws IOException {
    weights.close();
  }
}
