package org.probity.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Typed reading of a JSON object's members; what does not fit is refused, naming the member. */
public record Members(ObjectNode node, String path) {

  public static Members of(ObjectNode node) {
    return new Members(node, "");
  }

  public String name(String member) {
    return path.isEmpty() ? member : path + "." + member;
  }

  public boolean has(String member) {
    return node.hasNonNull(member);
  }

  /** Refuses members that nobody knows, so that a typing error is not silently passed over. */
  public void only(String... known) {
    Set<String> names = Set.of(known);
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                throw Refusal.malformed(
                    path.isEmpty() ? "body" : path,
                    "It has a member that is not known; known are "
                        + String.join(", ", new TreeSet<>(names))
                        + ".");
              }
            });
  }

  public @Nullable String textOrNull(String member) {
    JsonNode value = node.get(member);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw Refusal.malformed(name(member), "It is a string.");
    }
    return value.textValue();
  }

  public String text(String member) {
    String text = textOrNull(member);
    if (text == null) {
      throw Refusal.malformed(name(member), "It is required.");
    }
    return text;
  }

  public @Nullable Boolean flagOrNull(String member) {
    JsonNode value = node.get(member);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isBoolean()) {
      throw Refusal.malformed(name(member), "It is true or false.");
    }
    return value.booleanValue();
  }

  public boolean flag(String member) {
    Boolean flag = flagOrNull(member);
    if (flag == null) {
      throw Refusal.malformed(name(member), "It is required.");
    }
    return flag;
  }

  public @Nullable Double numberOrNull(String member) {
    JsonNode value = node.get(member);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isNumber()) {
      throw Refusal.malformed(name(member), "It is a number.");
    }
    return value.doubleValue();
  }

  public @Nullable Integer integerOrNull(String member) {
    JsonNode value = node.get(member);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw Refusal.malformed(name(member), "It is a whole number.");
    }
    return value.intValue();
  }

  /** Empty when the member is absent. */
  public Set<String> texts(String member) {
    JsonNode value = node.get(member);
    Set<String> texts = new LinkedHashSet<>();
    if (value == null || value.isNull()) {
      return texts;
    }
    if (!value.isArray()) {
      throw Refusal.malformed(name(member), "It is a list of strings.");
    }
    for (JsonNode each : value) {
      if (!each.isTextual()) {
        throw Refusal.malformed(name(member), "It is a list of strings.");
      }
      texts.add(each.textValue());
    }
    return texts;
  }

  public @Nullable Members memberOrNull(String member) {
    JsonNode value = node.get(member);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!(value instanceof ObjectNode object)) {
      throw Refusal.malformed(name(member), "It is an object.");
    }
    return new Members(object, name(member));
  }
}
