package org.probity.detection;

import java.util.Set;
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
   * Lower-case hex of an HMAC, so that equal values stay equal and nobody can guess them without
   * the salt.
   *
   * @param salt at least 16 bytes
   * @param type {@code sha256} or {@code sha512}
   */
  record Hash(byte[] salt, String type) implements Operator {
    private static final int SHORTEST_SALT = 16;

    public Hash {
      if (!type.equals("sha256") && !type.equals("sha512")) {
        throw new DetectionException("hash_type is sha256 or sha512.");
      }
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

  /**
   * AES-GCM, another text each time.
   *
   * @param key 16, 24 or 32 bytes
   */
  record Encrypt(byte[] key) implements Operator {
    private static final Set<Integer> LENGTHS = Set.of(16, 24, 32);

    public Encrypt {
      if (!LENGTHS.contains(key.length)) {
        throw new DetectionException("The key has 16, 24 or 32 bytes.");
      }
      key = key.clone();
    }

    @Override
    public String code() {
      return "encrypt";
    }

    @Override
    public String toString() {
      return "Encrypt[key]";
    }
  }

  /**
   * {@code <TYPE:pseudonym>}, the same for equal values under one key, which also brings them back.
   *
   * @param key 32 bytes
   */
  record Pseudonymize(byte[] key) implements Operator {
    public Pseudonymize {
      key = key.clone();
    }

    @Override
    public String code() {
      return "pseudonymize";
    }

    @Override
    public String toString() {
      return "Pseudonymize[key]";
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
