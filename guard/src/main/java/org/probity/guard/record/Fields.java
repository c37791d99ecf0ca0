package org.probity.guard.record;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.audit.Entry;

/** Typed reading of plain JSON members that this package wrote itself. */
record Fields(Map<String, Object> members) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

  /** The members of what an entry holds: its leaf, or what was sealed beside it. */
  static Map<String, Object> read(Entry entry, byte[] json) {
    try {
      return JSON.readValue(json, MEMBERS);
    } catch (IOException e) {
      throw new IllegalStateException("Ledger entry " + entry.index() + " is not JSON.", e);
    }
  }

  boolean has(String name) {
    return members.get(name) != null;
  }

  String text(String name) {
    return String.valueOf(require(name));
  }

  @Nullable String textOrNull(String name) {
    Object value = members.get(name);
    return value == null ? null : value.toString();
  }

  Number number(String name) {
    return (Number) require(name);
  }

  boolean flag(String name) {
    return (Boolean) require(name);
  }

  @SuppressWarnings("unchecked") // JSON objects have string names
  Map<String, Object> map(String name) {
    return (Map<String, Object>) require(name);
  }

  Fields member(String name) {
    return new Fields(map(name));
  }

  @SuppressWarnings("unchecked") // arrays of objects, as written
  List<Fields> members(String name) {
    return ((List<Map<String, Object>>) require(name)).stream().map(Fields::new).toList();
  }

  List<String> texts(String name) {
    return ((List<?>) require(name)).stream().map(String::valueOf).toList();
  }

  List<?> list(String name) {
    return (List<?>) require(name);
  }

  private Object require(String name) {
    Object value = members.get(name);
    if (value == null) {
      throw new IllegalStateException("A recorded decision lacks its member " + name + ".");
    }
    return value;
  }
}
