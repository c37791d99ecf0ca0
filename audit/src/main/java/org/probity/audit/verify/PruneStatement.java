package org.probity.audit.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * Which entries were pruned, in order. Their hashes stay in the tree.
 *
 * @param ranges first index and index after the last, in order
 */
public record PruneStatement(List<Range> ranges) {
  private static final String HEADER = "probity prune/v1\n";

  public PruneStatement {
    ranges = List.copyOf(ranges);
  }

  /**
   * @param past index after the last
   */
  public record Range(long first, long past) {}

  /**
   * @throws VerificationException unless it is such a statement to the letter
   */
  public static PruneStatement parse(byte[] bytes) {
    String text = Utf8.decode(bytes);
    if (!text.startsWith(HEADER) || !text.endsWith("\n")) {
      throw new VerificationException("This does not state what was pruned.");
    }
    List<Range> ranges = new ArrayList<>();
    long before = -1;
    for (String line : text.substring(HEADER.length(), text.length() - 1).split("\n", -1)) {
      int space = line.indexOf(' ');
      if (space < 0) {
        throw new VerificationException("This does not state what was pruned.");
      }
      long first = DecimalNumber.parse(line.substring(0, space));
      long past = DecimalNumber.parse(line.substring(space + 1));
      if (first <= before || past <= first) {
        throw new VerificationException("What was pruned is not in order.");
      }
      ranges.add(new Range(first, past));
      before = past;
    }
    return new PruneStatement(ranges);
  }

  public byte[] toBytes() {
    StringBuilder text = new StringBuilder(HEADER);
    for (Range range : ranges) {
      text.append(range.first).append(' ').append(range.past).append('\n');
    }
    return Utf8.encode(text.toString());
  }
}
