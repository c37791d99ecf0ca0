package org.probity.reports;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A JSON Schema validator that is not ours. */
final class Schemas {
  private Schemas() {}

  /** What is wrong with the document by the schema; empty for nothing. */
  static List<String> errors(byte[] schema, byte[] document) {
    return errors(SpecificationVersion.DRAFT_2020_12, schema, document);
  }

  /**
   * @param version in which the schema is written
   */
  static List<String> errors(SpecificationVersion version, byte[] schema, byte[] document) {
    Schema read =
        SchemaRegistry.withDefaultDialect(version)
            .getSchema(new String(schema, StandardCharsets.UTF_8), InputFormat.JSON);
    return read
        .validate(
            new String(document, StandardCharsets.UTF_8),
            InputFormat.JSON,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(Error::toString)
        .toList();
  }
}
