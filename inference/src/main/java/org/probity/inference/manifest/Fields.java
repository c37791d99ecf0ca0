package org.probity.inference.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.inference.ModelException;

/** The fields of one JSON object, each asked for by name and type. */
final class Fields {
  private static final int MAX_TEXT = 100_000;

  private final JsonNode node;
  private final String path;
  private final Set<String> asked = new HashSet<>();

  private Fields(JsonNode node, String path) {
    if (!node.isObject()) {
      throw new ModelException(
          "model.json" + (path.isEmpty() ? "" : ": " + path) + " is no object.");
    }
    this.node = node;
    this.path = path;
  }

  static Fields root(JsonNode node) {
    return new Fields(node, "");
  }

  String text(String name) {
    return needed(name, optionalText(name));
  }

  String textOr(String name, String absent) {
    String text = optionalText(name);
    return text == null ? absent : text;
  }

  @Nullable String optionalText(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return null;
    }
    if (!value.isTextual() || value.textValue().length() > MAX_TEXT) {
      throw wrong(name, "a string");
    }
    return value.textValue();
  }

  List<String> texts(String name) {
    return textsOr(name, null);
  }

  List<String> textsOr(String name, @Nullable List<String> absent) {
    JsonNode value = find(name);
    if (value == null) {
      return needed(name, absent);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : array(name, value)) {
      if (!item.isTextual()) {
        throw wrong(name, "a list of strings");
      }
      texts.add(item.textValue());
    }
    return texts;
  }

  List<Long> numbers(String name) {
    List<Long> numbers = new ArrayList<>();
    for (JsonNode item : array(name, needed(name, find(name)))) {
      if (!item.isIntegralNumber() || !item.canConvertToLong()) {
        throw wrong(name, "a list of whole numbers");
      }
      numbers.add(item.longValue());
    }
    return numbers;
  }

  int naturalOr(String name, int absent) {
    JsonNode value = find(name);
    if (value == null) {
      return absent;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
      throw wrong(name, "a whole number from 0");
    }
    return value.intValue();
  }

  @Nullable Integer positiveOrNull(String name) {
    JsonNode value = find(name);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 1) {
      throw wrong(name, "a whole number from 1");
    }
    return value.intValue();
  }

  boolean flagOr(String name, boolean absent) {
    JsonNode value = find(name);
    if (value == null) {
      return absent;
    }
    if (!value.isBoolean()) {
      throw wrong(name, "true or false");
    }
    return value.booleanValue();
  }

  /** Numbers by name; empty if absent. */
  Map<String, Double> figures(String name) {
    Map<String, Double> figures = new HashMap<>();
    JsonNode value = find(name);
    if (value != null) {
      new Fields(value, at(name))
          .node
          .properties()
          .forEach(
              entry -> {
                if (!entry.getValue().isNumber()) {
                  throw wrong(name, "an object of numbers");
                }
                figures.put(entry.getKey(), entry.getValue().doubleValue());
              });
    }
    return figures;
  }

  Fields object(String name) {
    return new Fields(needed(name, find(name)), at(name));
  }

  @Nullable Fields objectOr(String name) {
    JsonNode value = find(name);
    return value == null ? null : new Fields(value, at(name));
  }

  List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    for (JsonNode item : array(name, needed(name, find(name)))) {
      objects.add(new Fields(item, at(name)));
    }
    return objects;
  }

  List<Fields> objectsOr(String name) {
    return find(name) == null ? List.of() : objects(name);
  }

  /**
   * @throws ModelException if the object has a field nobody asked for
   */
  void refuseOthers() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!asked.contains(name)) {
                throw new ModelException(
                    "model.json has a field that is not known"
                        + (path.isEmpty() ? "" : " in " + path)
                        + ": "
                        + name.replaceAll("[^A-Za-z0-9_-]", "?")
                        + ".");
              }
            });
  }

  private @Nullable JsonNode find(String name) {
    asked.add(name);
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? null : value;
  }

  private JsonNode array(String name, JsonNode value) {
    if (!value.isArray()) {
      throw wrong(name, "a list");
    }
    return value;
  }

  private <T> T needed(String name, @Nullable T value) {
    if (value == null) {
      throw new ModelException("model.json lacks the field " + at(name) + ".");
    }
    return value;
  }

  private ModelException wrong(String name, String expected) {
    return new ModelException("The field " + at(name) + " of model.json must be " + expected + ".");
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
