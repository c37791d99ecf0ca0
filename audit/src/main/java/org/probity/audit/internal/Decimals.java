package org.probity.audit.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;

/**
 * Writes numbers with a fraction so that they are the same digits when written again after they
 * were read.
 */
final class Decimals extends SimpleModule {
  private static final long serialVersionUID = 1;

  Decimals() {
    addSerializer(Double.class, new Writer<Double>(Decimals::write));
    addSerializer(Float.class, new Writer<Float>(Decimals::write));
    addSerializer(double[].class, new Writer<double[]>(Decimals::write));
    addSerializer(float[].class, new Writer<float[]>(Decimals::write));
  }

  private interface Writing<T> {
    void write(T value, JsonGenerator json) throws IOException;
  }

  private static final class Writer<T> extends JsonSerializer<T> {
    private final Writing<T> writing;

    private Writer(Writing<T> writing) {
      this.writing = writing;
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      writing.write(value, json);
    }
  }

  private static void write(double value, JsonGenerator json) throws IOException {
    write(Double.toString(value), Double.isFinite(value), json);
  }

  private static void write(float value, JsonGenerator json) throws IOException {
    write(Float.toString(value), Float.isFinite(value), json);
  }

  private static void write(double[] values, JsonGenerator json) throws IOException {
    json.writeStartArray(values, values.length);
    for (double value : values) {
      write(value, json);
    }
    json.writeEndArray();
  }

  private static void write(float[] values, JsonGenerator json) throws IOException {
    json.writeStartArray(values, values.length);
    for (float value : values) {
      write(value, json);
    }
    json.writeEndArray();
  }

  private static void write(String digits, boolean finite, JsonGenerator json) throws IOException {
    if (finite) {
      write(digits, json);
    } else {
      json.writeString(digits);
    }
  }

  /** As they are, but for an exponent, which is spelled as BigDecimal does. */
  static void write(String digits, JsonGenerator json) throws IOException {
    if (digits.indexOf('E') >= 0) {
      json.writeNumber(new BigDecimal(digits));
    } else {
      json.writeNumber(digits);
    }
  }
}
