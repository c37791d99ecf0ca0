package org.probity.explainability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.probity.domain.explanation.Explanation;
import org.probity.explainability.internal.json.ExplanationReader;
import org.probity.explainability.internal.json.ExplanationWriter;

/**
 * An explanation in the shape of the API, without {@code digest} and {@code ledger_index}, which
 * whoever records it adds. Equal explanations give equal bytes: members stand in a fixed order,
 * numbers in their shortest form, and what is not a finite number is null.
 */
public final class ExplanationJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ExplanationJson() {}

  /** UTF-8, one line. */
  public static byte[] write(Explanation explanation) {
    try {
      return MAPPER.writeValueAsBytes(tree(explanation));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The same as a tree, for a caller that adds members. */
  public static ObjectNode tree(Explanation explanation) {
    return ExplanationWriter.tree(explanation);
  }

  /**
   * Reads what {@link #write} wrote; members it does not know are passed over.
   *
   * @throws ExplanationException if these bytes are no explanation
   */
  public static Explanation read(byte[] json) {
    try {
      JsonNode root = MAPPER.readTree(json);
      return ExplanationReader.read(root);
    } catch (IOException | IllegalArgumentException malformed) {
      throw new ExplanationException("These bytes are not an explanation.");
    }
  }
}
