package org.probity.detection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings back what {@link Operator.Encrypt} and {@link Operator.Pseudonymize} took away. */
public final class Deanonymizer {
  private static final Pattern PSEUDONYM =
      Pattern.compile("<([A-Za-z0-9_-]{1,64}):([A-Za-z0-9_-]{38,})>");

  private Deanonymizer() {}

  /** Says which key an entity type was encrypted under, as 16, 24 or 32 bytes. */
  @FunctionalInterface
  public interface Keys {
    byte[] of(String entityType);
  }

  /**
   * Restores the items made by encrypt or pseudonymize; others stay as they are.
   *
   * @throws DetectionException if an item lies outside the text, overlaps another, or does not open
   *     under its key
   */
  public static Redaction restore(
      String text, List<Redaction.Item> items, Keys encryption, byte[] pseudonymKey) {
    StringBuilder result = new StringBuilder();
    List<Redaction.Item> restored = new ArrayList<>();
    int copied = 0;
    int length = 0;
    List<Redaction.Item> sorted =
        items.stream().sorted(Comparator.comparingInt(Redaction.Item::start)).toList();
    for (Redaction.Item item : sorted) {
      if (item.start() < copied) {
        throw new DetectionException("Two items overlap.");
      }
      result.append(CodePoints.slice(text, copied, item.start()));
      length += item.start() - copied;
      String value = CodePoints.slice(text, item.start(), item.end());
      String original = restored(item, value, encryption, pseudonymKey);
      int end = length + original.codePointCount(0, original.length());
      restored.add(new Redaction.Item(item.entityType(), length, end, item.operator()));
      result.append(original);
      length = end;
      copied = item.end();
    }
    result.append(CodePoints.slice(text, copied, text.codePointCount(0, text.length())));
    return new Redaction(result.toString(), restored);
  }

  private static String restored(
      Redaction.Item item, String value, Keys encryption, byte[] pseudonymKey) {
    return switch (item.operator()) {
      case "encrypt" ->
          Ciphers.decrypt(encryption.of(item.entityType()), value)
              .orElseThrow(Deanonymizer::otherKey);
      case "pseudonymize" -> {
        Matcher matcher = PSEUDONYM.matcher(value);
        if (!matcher.matches()) {
          throw otherKey();
        }
        yield Ciphers.named(pseudonymKey, matcher.group(1), matcher.group(2))
            .orElseThrow(Deanonymizer::otherKey);
      }
      default -> value;
    };
  }

  /** The pseudonyms in a text that open under the key; what only looks like one is left out. */
  public static List<Redaction.Item> pseudonyms(String text, byte[] key) {
    List<Redaction.Item> items = new ArrayList<>();
    Matcher matcher = PSEUDONYM.matcher(text);
    int at = 0;
    int place = 0;
    while (matcher.find()) {
      place += text.codePointCount(at, matcher.start());
      int end = place + matcher.end() - matcher.start();
      if (Ciphers.named(key, matcher.group(1), matcher.group(2)).isPresent()) {
        items.add(new Redaction.Item(matcher.group(1), place, end, "pseudonymize"));
      }
      at = matcher.end();
      place = end;
    }
    return items;
  }

  private static DetectionException otherKey() {
    return new DetectionException("A value was sealed under another key, or was changed since.");
  }
}
