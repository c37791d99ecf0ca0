package org.probity.launcher.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Breaks requests, each time another way; the same way for the same source of chance. */
public final class Mutations {
  private static final Pattern VALUE =
      Pattern.compile(
          "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"(?!\\s*:)|-?\\d[\\d.eE+-]*|true|false|null");

  private static final Pattern MEMBER =
      Pattern.compile("\"[^\"]*\"\\s*:\\s*(?:\"[^\"]*\"|-?[\\d.]+|true|false|null)");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1.5",
          "1e999",
          "-1e999",
          "NaN",
          "Infinity",
          "1e-999",
          "9223372036854775808",
          "-9223372036854775809",
          "4294967296",
          "2147483648",
          "9".repeat(400),
          "1" + "0".repeat(2_000),
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "[0, \"a\"]",
          "\"\"",
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"\\uffff\"",
          "\"\\u202e\"",
          "\" \"",
          "\"" + "x".repeat(70_000) + "\"",
          "\"../../etc/passwd\"",
          "\"' OR 1=1 --\"",
          "\"${jndi:ldap://x}\"",
          "\"%s%n\"",
          "\"gradient\"",
          "\"grad-cam\"",
          "\"shapley\"",
          "\"0x10\"",
          "[1, [2, [3]]]",
          "{\"a\": {\"b\": 0}}",
          "[-1]",
          "[0]",
          "[1000000, 1000000]",
          "[2147483647, 2147483647, 4]",
          "\"INT64\"",
          "\"BYTES\"",
          "\"FP16\"",
          "\"UINT64\"");

  private static final List<String> IN_PATHS =
      List.of(
          "%00",
          "%ff",
          "%2e%2e%2f",
          "%20",
          "%f0%9f%98%80",
          "-1",
          "99999999999999999999",
          "+",
          "'",
          "%27",
          ";",
          "%25",
          "e5",
          "%0d%0aX:y",
          "*",
          "%ed%a0%80",
          "0",
          "x001",
          "%c0%af",
          "%5c");

  /** A value of the query, or a segment of the path behind the first two. */
  private static final Pattern PART =
      Pattern.compile("(?<=[=])[^&]+|(?<=/[a-z2]{1,6}/[a-z]{1,12}/)[^/?]+");

  private final RandomGenerator random;

  public Mutations(RandomGenerator random) {
    this.random = random;
  }

  /** One to three changes. */
  public byte[] body(String json) {
    String text = json;
    for (int changes = random.nextInt(3); changes > 0; changes--) {
      text = textual(text);
    }
    return random.nextInt(3) == 0
        ? bytes(textual(text))
        : textual(text).getBytes(StandardCharsets.UTF_8);
  }

  /** Part of a path or a query's value replaced; what follows is a URI still. */
  public String path(String valid) {
    List<MatchResult> parts = PART.matcher(valid).results().toList();
    MatchResult part = pick(parts);
    String by = random.nextBoolean() ? pick(IN_PATHS) : part.group() + pick(IN_PATHS);
    return valid.substring(0, part.start()) + by + valid.substring(part.end());
  }

  private String textual(String json) {
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> replaced(json, VALUE, pick(VALUES));
      case 3 -> replaced(json, MEMBER, "\"x\": 0");
      case 4 -> doubled(json);
      case 5 -> json.substring(0, random.nextInt(json.length() + 1));
      case 6 -> nested(json);
      case 7 -> renamed(json);
      default -> cut(json);
    };
  }

  private byte[] bytes(String json) {
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = random.nextInt(utf8.length + 1);
    out.write(utf8, 0, at);
    switch (random.nextInt(6)) {
      case 0 -> out.write(0xff);
      case 1 -> out.write(0);
      case 2 -> out.writeBytes(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
      case 3 -> out.writeBytes(new byte[] {(byte) 0xc0, (byte) 0xaf});
      case 4 -> {
        return json.getBytes(
            pick(
                List.of(
                    StandardCharsets.UTF_16,
                    StandardCharsets.UTF_16LE,
                    Charset.forName("UTF-32"))));
      }
      default -> out.write(random.nextInt(256));
    }
    out.write(utf8, at, utf8.length - at);
    return out.toByteArray();
  }

  private String replaced(String text, Pattern pattern, String by) {
    List<MatchResult> matches = pattern.matcher(text).results().toList();
    if (matches.isEmpty()) {
      return text + by;
    }
    // The first fifty are the structure; hundreds of equal numbers would hide them.
    MatchResult match = matches.get(random.nextInt(Math.min(50, matches.size())));
    return text.substring(0, match.start()) + by + text.substring(match.end());
  }

  private String doubled(String text) {
    List<MatchResult> matches = MEMBER.matcher(text).results().toList();
    if (matches.isEmpty()) {
      return text + text;
    }
    MatchResult match = pick(matches);
    return text.substring(0, match.end()) + ", " + text.substring(match.start());
  }

  private String nested(String text) {
    int depth = pick(List.of(2, 60, 600, 20_000));
    String open = pick(List.of("[", "{\"a\":"));
    String close = open.equals("[") ? "]" : "}";
    return replaced(text, VALUE, open.repeat(depth) + "0" + close.repeat(depth));
  }

  private String renamed(String text) {
    List<Integer> quotes = new ArrayList<>();
    for (int at = text.indexOf("\":"); at >= 0; at = text.indexOf("\":", at + 1)) {
      quotes.add(at);
    }
    if (quotes.isEmpty()) {
      return text;
    }
    int at = pick(quotes);
    return text.substring(0, at) + pick(List.of("x", "\\u0000", " ", ".a")) + text.substring(at);
  }

  private String cut(String text) {
    if (text.isEmpty()) {
      return "{";
    }
    int from = random.nextInt(text.length());
    int to = Math.min(text.length(), from + 1 + random.nextInt(20));
    return text.substring(0, from) + text.substring(to);
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
