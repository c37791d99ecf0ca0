package org.probity.domain;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Set;
import java.util.TreeSet;

/** A set of codes in one column, comma separated and sorted; codes hold no commas. */
@Converter
public class StringSet implements AttributeConverter<Set<String>, String> {
  @Override
  public String convertToDatabaseColumn(Set<String> codes) {
    return String.join(",", new TreeSet<>(codes));
  }

  @Override
  public Set<String> convertToEntityAttribute(String column) {
    return column.isEmpty() ? Set.of() : Set.of(column.split(",", -1));
  }
}
