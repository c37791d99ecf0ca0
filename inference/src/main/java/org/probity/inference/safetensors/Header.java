package org.probity.inference.safetensors;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.probity.inference.ModelException;

/** The JSON header of a safetensors file. */
final class Header {
  private static final String METADATA = "__metadata__";
  private static final int ALIGNMENT = 8;
  private static final int MAX_RANK = 8;

  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(4).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Header() {}

  /** A tensor and the bytes it claims, relative to the data section. */
  private record Claim(String name, String type, long[] shape, long begin, long end) {}

  static SafetensorsFile parse(byte[] header, ByteBuffer data) {
    JsonNode root;
    try {
      root = JSON.readTree(header);
    } catch (IOException e) {
      throw new ModelException("The safetensors header is not JSON.", e);
    }
    if (!root.isObject()) {
      throw new ModelException("The safetensors header is not a JSON object.");
    }
    Map<String, String> metadata = new HashMap<>();
    List<Claim> claims = new ArrayList<>();
    root.properties()
        .forEach(
            entry -> {
              if (entry.getKey().equals(METADATA)) {
                metadata.putAll(metadata(entry.getValue()));
              } else {
                claims.add(claim(entry.getKey(), entry.getValue()));
              }
            });
    return new SafetensorsFile(slices(claims, data), Map.copyOf(metadata));
  }

  static String render(SortedMap<String, StoredTensor> tensors, Map<String, String> metadata) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode remarks = root.putObject(METADATA);
    metadata.forEach(remarks::put);
    long offset = 0;
    for (Map.Entry<String, StoredTensor> entry : tensors.entrySet()) {
      StoredTensor tensor = entry.getValue();
      ObjectNode node = root.putObject(entry.getKey()).put("dtype", tensor.type());
      for (long dimension : tensor.shape()) {
        node.withArray("shape").add(dimension);
      }
      node.withArray("data_offsets").add(offset).add(offset += tensor.bytes().remaining());
    }
    try {
      String json = JSON.writeValueAsString(root);
      int padding = Math.floorMod(-json.length(), ALIGNMENT);
      return json + " ".repeat(padding);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A header of strings and numbers renders.", e);
    }
  }

  private static Map<String, String> metadata(JsonNode node) {
    Map<String, String> remarks = new HashMap<>();
    if (!node.isObject()) {
      throw new ModelException("The safetensors metadata is not an object.");
    }
    node.properties()
        .forEach(
            entry -> {
              if (!entry.getValue().isTextual()) {
                throw new ModelException("The safetensors metadata holds more than strings.");
              }
              remarks.put(entry.getKey(), entry.getValue().textValue());
            });
    return remarks;
  }

  private static Claim claim(String name, JsonNode node) {
    String type = node.path("dtype").asText("");
    if (!type.equals("F32") && !type.equals("I64")) {
      throw new ModelException(
          "The tensor "
              + printable(name)
              + " is "
              + printable(type)
              + "; only F32 weights (and I64 indices) are served.");
    }
    long[] shape = naturals(name, node.path("shape"));
    long[] offsets = naturals(name, node.path("data_offsets"));
    if (shape.length > MAX_RANK || offsets.length != 2 || node.size() != 3) {
      throw malformed(name);
    }
    long expected = type.equals("F32") ? Float.BYTES : Long.BYTES;
    for (long dimension : shape) {
      if (dimension != 0 && expected > Integer.MAX_VALUE / dimension) {
        throw malformed(name);
      }
      expected *= dimension;
    }
    if (offsets[1] - offsets[0] != expected) {
      throw new ModelException(
          "The tensor " + printable(name) + " has not as many bytes as its shape says.");
    }
    return new Claim(name, type, shape, offsets[0], offsets[1]);
  }

  private static long[] naturals(String name, JsonNode node) {
    if (!node.isArray()) {
      throw malformed(name);
    }
    long[] values = new long[node.size()];
    for (int i = 0; i < values.length; i++) {
      JsonNode item = node.get(i);
      if (!item.isIntegralNumber() || !item.canConvertToInt() || item.intValue() < 0) {
        throw malformed(name);
      }
      values[i] = item.intValue();
    }
    return values;
  }

  private static SortedMap<String, StoredTensor> slices(List<Claim> claims, ByteBuffer data) {
    claims.sort(Comparator.comparingLong(Claim::begin).thenComparingLong(Claim::end));
    SortedMap<String, StoredTensor> tensors = new TreeMap<>();
    long position = 0;
    for (Claim claim : claims) {
      if (claim.begin() != position || claim.end() > data.remaining()) {
        throw new ModelException(
            "The bytes of the tensor "
                + printable(claim.name())
                + " overlap others, leave a hole or lie beyond the end.");
      }
      position = claim.end();
      ByteBuffer bytes =
          data.slice((int) claim.begin(), (int) (claim.end() - claim.begin())).order(data.order());
      tensors.put(claim.name(), new StoredTensor(claim.type(), claim.shape(), bytes));
    }
    if (position != data.remaining()) {
      throw new ModelException("The safetensors file has bytes that belong to no tensor.");
    }
    return tensors;
  }

  private static ModelException malformed(String name) {
    return new ModelException("The tensor " + printable(name) + " is described wrongly.");
  }

  /** Names come from outside: only what can stand in a message. */
  private static String printable(String text) {
    String safe = text.replaceAll("[^A-Za-z0-9_.:/-]", "?");
    return safe.length() > 80 ? safe.substring(0, 80) : safe;
  }
}
