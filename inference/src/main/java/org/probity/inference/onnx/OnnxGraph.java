package org.probity.inference.onnx;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The constants of an ONNX model and which matrix product uses which (onnx.proto: ModelProto,
 * GraphProto, NodeProto, TensorProto).
 *
 * @param floats FP32 constants by name
 * @param factors the second operand's name by the name of the {@code MatMul} node
 */
record OnnxGraph(Map<String, Constant> floats, Map<String, String> factors) {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int NODE_INPUT = 1;
  private static final int NODE_NAME = 3;
  private static final int NODE_OPERATOR = 4;
  private static final int TENSOR_DIMS = 1;
  private static final int TENSOR_TYPE = 2;
  private static final int TENSOR_NAME = 8;
  private static final int TENSOR_RAW = 9;
  private static final long FLOAT = 1;

  /** Row-major little-endian FP32 values. */
  record Constant(long[] shape, ByteBuffer bytes) {
    float[] values() {
      float[] values = new float[bytes.remaining() / Float.BYTES];
      bytes.asFloatBuffer().get(values);
      return values;
    }
  }

  static OnnxGraph read(ByteBuffer model) {
    OnnxGraph graph = new OnnxGraph(new HashMap<>(), new HashMap<>());
    ProtoReader fields = new ProtoReader(model);
    for (int field = fields.next(); field != 0; field = fields.next()) {
      if (field == MODEL_GRAPH) {
        graph.readGraph(new ProtoReader(fields.bytes()));
      } else {
        fields.skip();
      }
    }
    return graph;
  }

  private void readGraph(ProtoReader fields) {
    for (int field = fields.next(); field != 0; field = fields.next()) {
      switch (field) {
        case GRAPH_NODE -> readNode(new ProtoReader(fields.bytes()));
        case GRAPH_INITIALIZER -> readConstant(new ProtoReader(fields.bytes()));
        default -> fields.skip();
      }
    }
  }

  private void readNode(ProtoReader fields) {
    List<String> inputs = new ArrayList<>();
    String name = "";
    String operator = "";
    for (int field = fields.next(); field != 0; field = fields.next()) {
      switch (field) {
        case NODE_INPUT -> inputs.add(fields.text());
        case NODE_NAME -> name = fields.text();
        case NODE_OPERATOR -> operator = fields.text();
        default -> fields.skip();
      }
    }
    if (operator.equals("MatMul") && inputs.size() == 2) {
      factors.put(name, inputs.get(1));
    }
  }

  private void readConstant(ProtoReader fields) {
    LongStream.Builder shape = LongStream.builder();
    long type = 0;
    String name = "";
    ByteBuffer raw = ByteBuffer.allocate(0);
    for (int field = fields.next(); field != 0; field = fields.next()) {
      switch (field) {
        case TENSOR_DIMS -> LongStream.of(fields.numbers()).forEach(shape);
        case TENSOR_TYPE -> type = fields.number();
        case TENSOR_NAME -> name = fields.text();
        case TENSOR_RAW -> raw = fields.bytes();
        default -> fields.skip();
      }
    }
    if (type == FLOAT) {
      floats.put(name, new Constant(shape.build().toArray(), raw));
    }
  }
}
