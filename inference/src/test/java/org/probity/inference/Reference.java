package org.probity.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What PyTorch computed, read from a file of the scripts in {@code src/test/python}. */
public record Reference(JsonNode node) {
  private static final double RELATIVE = 1e-5;

  public static Reference read(Path file) {
    try {
      return new Reference(new ObjectMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Reference of(String name) {
    return new Reference(node.required(name));
  }

  public String text(String name) {
    return node.required(name).textValue();
  }

  public int integer(String name) {
    return node.required(name).intValue();
  }

  public long[] longs(String name) {
    return floats(name).stream().mapToLong(Double::longValue).toArray();
  }

  public float[] values(String name) {
    List<Double> values = floats(name);
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i).floatValue();
    }
    return array;
  }

  /** Asserts agreement to 1e-5 of the largest reference value. */
  public void agrees(String name, Object nested) {
    List<Double> expected = floats(name);
    List<Double> actual = new ArrayList<>();
    flatten(nested, actual);
    assertThat(actual).as(name).hasSameSizeAs(expected);
    double scale = expected.stream().mapToDouble(Math::abs).max().orElse(0);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(Math.abs(actual.get(i) - expected.get(i)))
          .as("%s[%d]: %s where PyTorch has %s", name, i, actual.get(i), expected.get(i))
          .isLessThanOrEqualTo(RELATIVE * scale);
    }
  }

  private List<Double> floats(String name) {
    List<Double> values = new ArrayList<>();
    node.required(name).forEach(value -> values.add(value.doubleValue()));
    return values;
  }

  private static void flatten(Object nested, List<Double> values) {
    for (int i = 0; i < Array.getLength(nested); i++) {
      Object item = Array.get(nested, i);
      if (item instanceof Number number) {
        values.add(number.doubleValue());
      } else {
        flatten(item, values);
      }
    }
  }
}
