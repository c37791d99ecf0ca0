package org.probity.detection;

import java.util.ArrayList;
import java.util.List;
import org.probity.domain.finding.Finding;

/**
 * Names in a text that comes in pieces. The text is cut into stretches, and where is told by the
 * text alone and not by its pieces: behind the first sentence that ends after {@link #LEAST}
 * characters, or else after {@link #MOST}. Each stretch is read twice, with the one before it and
 * with the one after, and what either reading finds counts: so a name or an address that crosses
 * the end of a stretch is read whole. No more than twice {@link #MOST} characters wait to be read.
 * Not safe for several threads.
 */
final class StreamNames {
  private static final int LEAST = 200;

  /** Some 250 pieces of words, which a model takes in one or two windows. */
  private static final int MOST = 1_000;

  private static final String ENDS = "!?。！？…";

  /** Characters from the beginning of the stream; the end is one past the last. */
  record Place(long from, long to, Finding finding) {}

  private final NameFinder names;
  private final StringBuilder buffer = new StringBuilder();

  /** Where the buffer begins in the stream: the stretch that is read next, or the one before it. */
  private long first;

  /** Ends of the stretches at the buffer's beginning, in the buffer. */
  private final List<Integer> ends = new ArrayList<>();

  private final List<Place> found = new ArrayList<>();
  private long decided;
  private boolean anyRead;
  private NameFinder.Reading reading = NameFinder.Reading.WHOLE;

  StreamNames(NameFinder names) {
    this.names = names;
  }

  void next(String piece) {
    if (names.entities().isEmpty()) {
      decided += piece.length();
      return;
    }
    buffer.append(piece);
    cut(false);
  }

  void end() {
    cut(true);
    if (!anyRead && !ends.isEmpty()) {
      read(ends.get(ends.size() - 1));
    }
    decided = Math.max(decided, first + buffer.length());
  }

  /** Up to here no name will be found any more that begins before. */
  long decided() {
    return decided;
  }

  /** The least that was understood of any part so far. */
  NameFinder.Reading reading() {
    return reading;
  }

  /** What was found and ends after this place; what ends before it is forgotten. */
  List<Place> after(long place) {
    found.removeIf(name -> name.to() <= place);
    return List.copyOf(found);
  }

  private void cut(boolean last) {
    boolean more = true;
    while (more) {
      int from = ends.isEmpty() ? 0 : ends.get(ends.size() - 1);
      int to = stretch(from);
      if (to < 0 && last && from < buffer.length()) {
        to = buffer.length();
      }
      more = to > 0;
      if (more) {
        ends.add(to);
        pair();
      }
    }
  }

  /** Reads the last two stretches together; of the first of them all is known then. */
  private void pair() {
    if (ends.size() < 2) {
      return;
    }
    int before = ends.get(0);
    int whole = ends.get(1);
    read(whole);
    decided = first + before;
    buffer.delete(0, before);
    first += before;
    ends.clear();
    ends.add(whole - before);
  }

  private void read(int to) {
    anyRead = true;
    String text = buffer.substring(0, to);
    NameFinder.Names answer = names.find(text);
    if (answer.reading().compareTo(reading) > 0) {
      reading = answer.reading();
    }
    for (Finding finding : answer.findings()) {
      int from = text.offsetByCodePoints(0, finding.start());
      int end = text.offsetByCodePoints(from, finding.length());
      Place place = new Place(first + from, first + end, finding);
      if (found.stream().noneMatch(known -> same(known, place))) {
        found.add(place);
      }
    }
  }

  private static boolean same(Place known, Place place) {
    return known.from() == place.from()
        && known.to() == place.to()
        && known.finding().entityType().equals(place.finding().entityType())
        && known.finding().score() >= place.finding().score();
  }

  /** Where the stretch ends that begins here, or -1 while that cannot be told. */
  private int stretch(int from) {
    int limit = Math.min(buffer.length(), from + MOST);
    for (int at = from + LEAST; at < limit; at++) {
      char c = buffer.charAt(at - 1);
      if (c == '\n' || ENDS.indexOf(c) >= 0 || (c == '.' && buffer.charAt(at) <= ' ')) {
        return at;
      }
    }
    if (buffer.length() <= from + MOST) {
      return -1;
    }
    int space = buffer.lastIndexOf(" ", limit - 1) + 1;
    int end = space > from + LEAST ? space : limit;
    return Character.isHighSurrogate(buffer.charAt(end - 1)) ? end - 1 : end;
  }
}
