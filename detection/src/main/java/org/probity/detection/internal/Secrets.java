package org.probity.detection.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Tells secrets from words. */
final class Secrets {
  /** Bits a character; English words lie under it, random strings of 20 characters over it. */
  private static final double RANDOM_ENTROPY = 3.5;

  private static final int SHORT = 6;
  private static final int MIDDLE = 8;
  private static final int LONG = 20;

  private Secrets() {}

  /** RFC 7519 section 3: the first part is JSON that names an algorithm. */
  static boolean jsonWebToken(String match) {
    try {
      byte[] header = Base64.getUrlDecoder().decode(match.substring(0, match.indexOf('.')));
      return new String(header, StandardCharsets.UTF_8).contains("\"alg\"");
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Letters mixed with digits or signs, or long with high entropy: not a word of a sentence. */
  static boolean random(String match) {
    String value = match.replaceAll("[.!?:)\\]}]+$", "");
    boolean letter = value.chars().anyMatch(Character::isLetter);
    boolean digit = value.chars().anyMatch(Character::isDigit);
    boolean sign = value.chars().anyMatch(c -> "!@#$%^&*+=/~_|?".indexOf(c) >= 0);
    boolean placeholder = value.matches("[<$\\[{*x.].*|.*(?:\\.\\.\\.|\\*\\*\\*).*");
    if (placeholder || value.length() < SHORT) {
      return false;
    }
    boolean mixed = digit && (letter || sign);
    boolean numeric = digit && value.length() >= MIDDLE;
    boolean signed = letter && sign && value.length() >= MIDDLE;
    boolean dense = value.length() >= LONG && entropy(value) > RANDOM_ENTROPY;
    return mixed || numeric || signed || dense;
  }

  /** Shannon's, in bits a character. */
  static double entropy(String text) {
    double bits = 0;
    for (int c : text.chars().distinct().toArray()) {
      double share = (double) text.chars().filter(other -> other == c).count() / text.length();
      bits -= share * Math.log(share) / Math.log(2);
    }
    return bits;
  }
}
