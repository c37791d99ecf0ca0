package org.probity.detection;

import org.jspecify.annotations.Nullable;

/** What to put in the place of a finding; the names and parameters are Presidio's. */
public sealed interface Operator {

  /** As in the API: {@code replace}. */
  String code();

  /**
   * @param newValue null for the entity type in angle brackets
   */
  record Replace(@Nullable String newValue) implements Operator {
    @Override
    public String code() {
      return "replace";
    }
  }

  /** Leaves nothing. */
  record Redact() implements Operator {
    @Override
    public String code() {
      return "redact";
    }
  }

  /**
   * @param maskingChar one character, put once for each code point masked
   * @param charsToMask how many code points at most
   */
  record Mask(String maskingChar, int charsToMask, boolean fromEnd) implements Operator {
    public Mask {
      if (maskingChar.codePointCount(0, maskingChar.length()) != 1) {
        throw new DetectionException("masking_char is one character.");
      }
      if (charsToMask < 0) {
        throw new DetectionException("chars_to_mask is 0 or more.");
      }
    }

    @Override
    public String code() {
      return "mask";
    }
  }

  /**
   * Lower-case hex of HMAC-SHA-256, so that equal values stay equal and nobody can guess them
   * without the salt.
   *
   * @param salt at least 16 bytes
   */
  record Hash(byte[] salt) implements Operator {
    private static final int SHORTEST_SALT = 16;

    public Hash {
      if (salt.length < SHORTEST_SALT) {
        throw new DetectionException("The salt has at least " + SHORTEST_SALT + " bytes.");
      }
      salt = salt.clone();
    }

    @Override
    public String code() {
      return "hash";
    }

    @Override
    public String toString() {
      return "Hash[salted]";
    }
  }

  /** Leaves the value as it is. */
  record Keep() implements Operator {
    @Override
    public String code() {
      return "keep";
    }
  }
}
