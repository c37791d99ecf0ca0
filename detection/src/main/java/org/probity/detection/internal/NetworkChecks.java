package org.probity.detection.internal;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.validator.routines.DomainValidator;
import org.apache.commons.validator.routines.InetAddressValidator;

/** Addresses and names of networks, vehicles and handsets. */
final class NetworkChecks {
  /** Top-level domains that are endings of files as well, or words after a full stop. */
  private static final Set<String> ALSO_FILES =
      Set.of(
          "md", "py", "rs", "sh", "pl", "so", "cc", "ps", "zip", "mov", "java", "app", "ai", "am",
          "as", "at", "be", "do", "id", "in", "is", "it", "me", "my", "no", "to", "us");

  // ISO 3779 and 49 CFR 565.15: letters as the digits they stand for, from A.
  private static final String VIN_VALUES = "12345678-12345-7-923456789";

  private static final Pattern PRIVATE =
      Pattern.compile("(?:0|10|127|169\\.254|192\\.168|172\\.(?:1[6-9]|2\\d|3[01]))\\.");

  private NetworkChecks() {}

  static boolean publicIpv4(String match) {
    return InetAddressValidator.getInstance().isValidInet4Address(match) && !privateIpv4(match);
  }

  /** Loopback, link-local and the ranges of RFC 1918: they name nobody outside their network. */
  static boolean privateIpv4(String match) {
    return PRIVATE.matcher(match).lookingAt()
        && InetAddressValidator.getInstance().isValidInet4Address(match);
  }

  static boolean ipv6(String match) {
    return match.chars().filter(c -> c == ':').count() > 1
        && match.length() > 4
        && InetAddressValidator.getInstance().isValidInet6Address(match);
  }

  /** A name under a top-level domain of IANA's list that is not likely a file or two sentences. */
  static boolean domain(String match) {
    String top = match.substring(match.lastIndexOf('.') + 1);
    return !ALSO_FILES.contains(top.toLowerCase(Locale.ROOT)) && underKnownTop(match, top);
  }

  /** The other names; only a word beside them tells. */
  static boolean doubtfulDomain(String match) {
    String top = match.substring(match.lastIndexOf('.') + 1);
    return ALSO_FILES.contains(top.toLowerCase(Locale.ROOT)) && underKnownTop(match, top);
  }

  private static boolean underKnownTop(String match, String top) {
    boolean oneCase =
        top.equals(top.toLowerCase(Locale.ROOT)) || match.equals(match.toUpperCase(Locale.ROOT));
    return oneCase && DomainValidator.getInstance().isValid(match);
  }

  /** 49 CFR 565.15: the ninth character is the sum's remainder by 11, X for 10. */
  static boolean vin(String id) {
    int[] weights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      char c = id.charAt(i);
      sum += (Character.isDigit(c) ? c - '0' : VIN_VALUES.charAt(c - 'A') - '0') * weights[i];
    }
    return id.charAt(8) == (sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11))
        && id.chars().distinct().count() > 1;
  }
}
