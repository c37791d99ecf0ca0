package org.probity.web.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.tensor.Tensor;
import org.probity.guard.Decision;
import org.probity.inference.PublicTensors;
import org.probity.web.http.Json;
import org.probity.web.http.Members;
import org.probity.web.http.Refusal;

/** OpenAI's shapes of embeddings. */
final class EmbeddingCodec {
  private EmbeddingCodec() {}

  /** How a vector is written: a list of numbers, or base64 of its little-endian FP32 values. */
  enum Format {
    FLOAT,
    BASE64
  }

  /**
   * @throws Refusal with 400 for another format, or a width that the model does not have
   */
  static Format format(Members body, ModelManifest model) {
    Integer dimensions = body.integerOrNull("dimensions");
    List<Long> shape = PublicTensors.outputs(model).get(0).shape();
    long width = shape.get(shape.size() - 1);
    if (dimensions != null && dimensions != width) {
      throw Refusal.malformed("dimensions", "This model's embeddings have " + width + ".");
    }
    String format = body.textOrNull("encoding_format");
    if (format == null || format.equals("float")) {
      return Format.FLOAT;
    }
    if (format.equals("base64")) {
      return Format.BASE64;
    }
    throw Refusal.malformed("encoding_format", "It is float or base64.");
  }

  /**
   * @param tokens positions that the model read
   */
  static ObjectNode answer(Decision decision, Format format, int tokens) {
    ObjectNode json = Json.object();
    json.put("object", "list");
    ArrayNode data = json.putArray("data");
    Tensor embedding = decision.outputs().get(0);
    int items = (int) embedding.shape()[0];
    int width = embedding.length() / items;
    for (int item = 0; item < items; item++) {
      ObjectNode line = data.addObject();
      line.put("object", "embedding");
      line.put("index", item);
      put(line, format, embedding.floats(), item * width, width);
    }
    json.put("model", decision.model().name());
    json.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
    return json;
  }

  private static void put(ObjectNode line, Format format, float[] values, int from, int width) {
    if (format == Format.BASE64) {
      ByteBuffer bytes = ByteBuffer.allocate(width * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(values, from, width);
      line.put("embedding", Base64.getEncoder().encodeToString(bytes.array()));
      return;
    }
    ArrayNode numbers = line.putArray("embedding");
    for (int i = from; i < from + width; i++) {
      numbers.add(values[i]);
    }
  }
}
