package org.probity.inference.onnx;

import java.nio.ByteBuffer;
import java.util.Set;
import org.probity.inference.ModelException;

/**
 * What an ONNX file may hold: operators of the standard and of the runtime itself, and every
 * constant within the file. Field numbers are those of onnx.proto.
 */
final class OnnxCheck {
  private static final int MODEL_GRAPH = 7;
  private static final int MODEL_TRAINING = 20;
  private static final int MODEL_FUNCTIONS = 25;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_SPARSE_INITIALIZER = 15;
  private static final int FUNCTION_NODE = 7;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int NODE_DOMAIN = 7;
  private static final int TENSOR_TYPE = 2;
  private static final int TENSOR_EXTERNAL = 13;
  private static final int TENSOR_LOCATION = 14;

  /** TensorProto.DataType: FLOAT to BOOL, FLOAT16, DOUBLE, UINT32, UINT64. */
  private static final Set<Long> TYPES =
      Set.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L);

  private static final Set<String> DOMAINS = Set.of("", "ai.onnx", "ai.onnx.ml", "com.microsoft");

  /** Graphs within graphs, as of If and Loop. */
  private static final int MAX_DEPTH = 8;

  private static final int MAX_NODES = 200_000;

  private int nodes;
  private boolean graph;

  private OnnxCheck() {}

  /**
   * @throws ModelException if the file is not an ONNX model, or holds more than it may
   */
  static void check(ByteBuffer model) {
    OnnxCheck check = new OnnxCheck();
    check.model(new ProtoReader(model));
    if (!check.graph) {
      throw new ModelException("The file is not an ONNX model.");
    }
  }

  private void model(ProtoReader fields) {
    for (int field = fields.next(); field != 0; field = fields.next()) {
      switch (field) {
        case MODEL_GRAPH -> {
          graph = true;
          graph(new ProtoReader(fields.bytes()), 0);
        }
        case MODEL_FUNCTIONS -> function(new ProtoReader(fields.bytes()));
        case MODEL_TRAINING -> throw new ModelException("The ONNX file is one for training.");
        default -> fields.skip();
      }
    }
  }

  private void graph(ProtoReader fields, int depth) {
    if (depth > MAX_DEPTH) {
      throw new ModelException("The ONNX graph is nested too deep.");
    }
    for (int field = fields.next(); field != 0; field = fields.next()) {
      switch (field) {
        case GRAPH_NODE -> node(new ProtoReader(fields.bytes()), depth);
        case GRAPH_INITIALIZER -> tensor(new ProtoReader(fields.bytes()));
        case GRAPH_SPARSE_INITIALIZER -> sparse(new ProtoReader(fields.bytes()));
        default -> fields.skip();
      }
    }
  }

  private void function(ProtoReader fields) {
    for (int field = fields.next(); field != 0; field = fields.next()) {
      if (field == FUNCTION_NODE) {
        node(new ProtoReader(fields.bytes()), 1);
      } else {
        fields.skip();
      }
    }
  }

  private void node(ProtoReader fields, int depth) {
    if (++nodes > MAX_NODES) {
      throw new ModelException("The ONNX graph has more than " + MAX_NODES + " nodes.");
    }
    for (int field = fields.next(); field != 0; field = fields.next()) {
      switch (field) {
        case NODE_ATTRIBUTE -> attribute(new ProtoReader(fields.bytes()), depth);
        case NODE_DOMAIN -> {
          if (!DOMAINS.contains(fields.text())) {
            throw new ModelException("The ONNX graph uses an operator that is not a standard one.");
          }
        }
        default -> fields.skip();
      }
    }
  }

  private void attribute(ProtoReader fields, int depth) {
    for (int field = fields.next(); field != 0; field = fields.next()) {
      switch (field) {
        case 5, 10 -> tensor(new ProtoReader(fields.bytes()));
        case 22, 23 -> sparse(new ProtoReader(fields.bytes()));
        case 6, 11 -> graph(new ProtoReader(fields.bytes()), depth + 1);
        default -> fields.skip();
      }
    }
  }

  /** Values and their indices. */
  private static void sparse(ProtoReader fields) {
    for (int field = fields.next(); field != 0; field = fields.next()) {
      if (field == 1 || field == 2) {
        tensor(new ProtoReader(fields.bytes()));
      } else {
        fields.skip();
      }
    }
  }

  private static void tensor(ProtoReader fields) {
    for (int field = fields.next(); field != 0; field = fields.next()) {
      switch (field) {
        case TENSOR_TYPE -> {
          if (!TYPES.contains(fields.number())) {
            throw new ModelException("The ONNX file has constants of a type that is not served.");
          }
        }
        case TENSOR_EXTERNAL -> throw outside();
        case TENSOR_LOCATION -> {
          if (fields.number() != 0) {
            throw outside();
          }
        }
        default -> fields.skip();
      }
    }
  }

  private static ModelException outside() {
    return new ModelException("The ONNX file keeps weights in another file; one file holds all.");
  }
}
