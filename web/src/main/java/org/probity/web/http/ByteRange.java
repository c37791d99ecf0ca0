package org.probity.web.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file that a client asks for, to go on with a download (RFC 9110, section 14).
 *
 * @param first byte, from 0
 * @param last byte, inclusive
 */
public record ByteRange(long first, long last) {
  /** One range; eighteen digits are more than any file has. */
  private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /**
   * @param header {@code Range}, or null
   * @param size of the file
   * @return empty if there is none, or one that may be passed over: several ranges, another unit
   * @throws Refusal with 416 if the file has no such part
   */
  public static Optional<ByteRange> of(@Nullable String header, long size) {
    Matcher asked = header == null ? null : ONE.matcher(header.replace(" ", ""));
    if (asked == null || !asked.matches() || asked.group().equals("bytes=-")) {
      return Optional.empty();
    }
    String from = asked.group(1);
    String to = asked.group(2);
    long last = size - 1;
    long first;
    if (from.isEmpty()) {
      first = Math.max(0, size - Long.parseLong(to));
    } else {
      first = Long.parseLong(from);
      if (!to.isEmpty()) {
        long end = Long.parseLong(to);
        if (end < first) {
          return Optional.empty();
        }
        last = Math.min(last, end);
      }
    }
    if (first > last) {
      throw new Refusal(416, "The file has " + size + " bytes.");
    }
    return Optional.of(new ByteRange(first, last));
  }

  public long length() {
    return last - first + 1;
  }

  /** As {@code Content-Range} says it. */
  public String of(long size) {
    return "bytes " + first + "-" + last + "/" + size;
  }
}
