package org.probity.detection.internal;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Addresses of Bitcoin and Ethereum. */
final class CryptoChecks {
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int BECH32_CONSTANT = 1;
  private static final int BECH32M_CONSTANT = 0x2bc830a3;

  /** A version byte, 20 bytes of a hash, 4 of the checksum. */
  private static final int BASE58_BYTES = 25;

  private CryptoChecks() {}

  /** Base58Check: the first four bytes of the doubled SHA-256; versions 0 and 5 of the main net. */
  static boolean base58(String address) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < address.length(); i++) {
      number =
          number
              .multiply(BigInteger.valueOf(58))
              .add(BigInteger.valueOf(BASE58.indexOf(address.charAt(i))));
    }
    if (number.bitLength() > BASE58_BYTES * 8) {
      return false;
    }
    byte[] bytes = new byte[BASE58_BYTES];
    byte[] plain = number.toByteArray();
    int length = Math.min(plain.length, BASE58_BYTES);
    System.arraycopy(plain, plain.length - length, bytes, BASE58_BYTES - length, length);
    byte[] sum = sha256(sha256(Arrays.copyOf(bytes, BASE58_BYTES - 4)));
    return (bytes[0] == 0 || bytes[0] == 5)
        && Arrays.equals(bytes, BASE58_BYTES - 4, BASE58_BYTES, sum, 0, 4);
  }

  /** BIP 173 for witness version 0, BIP 350 for the later ones. */
  static boolean bech32(String address) {
    String lower = address.toLowerCase(Locale.ROOT);
    if (!address.equals(lower) && !address.equals(address.toUpperCase(Locale.ROOT))) {
      return false;
    }
    int check = 1;
    // The human-readable part "bc": the high bits, a zero, the low bits.
    for (int value : new int[] {3, 3, 0, 2, 3}) {
      check = step(check) ^ value;
    }
    for (int i = 3; i < lower.length(); i++) {
      int value = BECH32.indexOf(lower.charAt(i));
      if (value < 0) {
        return false;
      }
      check = step(check) ^ value;
    }
    boolean first = lower.charAt(3) == BECH32.charAt(0);
    return check == (first ? BECH32_CONSTANT : BECH32M_CONSTANT);
  }

  private static int step(int check) {
    int next = (check & 0x1ffffff) << 5;
    for (int i = 0; i < GENERATOR.length; i++) {
      next ^= (check >> (25 + i) & 1) == 0 ? 0 : GENERATOR[i];
    }
    return next;
  }

  /**
   * EIP-55: in an address of mixed case, capitals say what the Keccak-256 of the small ones says.
   */
  static boolean ethereum(String address) {
    String digits = address.substring(2);
    String lower = digits.toLowerCase(Locale.ROOT);
    if (digits.equals(lower) || digits.equals(digits.toUpperCase(Locale.ROOT))) {
      return true;
    }
    String hash = keccak(lower);
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      boolean capital = Character.digit(hash.charAt(i), 16) > 7;
      if (Character.isLetter(c) && Character.isUpperCase(c) != capital) {
        return false;
      }
    }
    return true;
  }

  private static String keccak(String text) {
    KeccakDigest digest = new KeccakDigest(256);
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    digest.update(bytes, 0, bytes.length);
    byte[] hash = new byte[digest.getDigestSize()];
    digest.doFinal(hash, 0);
    return HexFormat.of().formatHex(hash);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has SHA-256.", e);
    }
  }
}
