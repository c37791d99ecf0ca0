package org.probity.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.probity.domain.finding.Finding;

/**
 * Redacts a text that comes in pieces. Whatever the pieces, what comes out together is what {@link
 * Anonymizer} makes of the whole: text is held back as long as what follows may still change what
 * is found in it. Not safe for several threads.
 *
 * <p>Why that holds: no match crosses the end of a line but one that reaches to the end of what is
 * known, which is held back; so a scan may begin at a line, {@link #BEFORE} characters ahead of
 * what was not given out yet. Matches with spaces in them, and the words around, are shorter than
 * {@link #AHEAD}; those without are runs of ASCII, which are never cut. Beyond {@link #LONGEST}
 * characters without a place to cut, and beyond the numbers that one text may ask the numbering
 * plans, pieces are treated as texts of their own.
 *
 * <p>Names are looked for as {@link StreamNames} says, which is the same whatever the pieces, and
 * nothing is given out that may be a part of one. A model that is given a whole text at once may
 * read a name otherwise than from the sentences around it alone; both readings of these count.
 */
public final class StreamRedactor {
  private static final int BEFORE = 200;
  private static final int AHEAD = 512;
  private static final int LONGEST = 1 << 18;

  /** A scan waits for this many new characters, or for an eighth of the window. */
  private static final int LEAST_NEW = 128;

  private static final int SHARE_NEW = 8;

  private final Detector detector;
  private final AnalyzeOptions options;
  private final Map<String, Operator> operators;
  private final StreamNames names;

  /** From the line where the next scan begins. */
  private final StringBuilder window = new StringBuilder();

  /** Where the window begins in the stream. */
  private long begin;

  /** How much of the window was given out. */
  private int given;

  private int scanned;

  /**
   * @param operators as {@link Anonymizer} takes them
   */
  public StreamRedactor(
      Detector detector, AnalyzeOptions options, Map<String, Operator> operators) {
    this.detector = detector;
    this.options = options;
    this.operators = Map.copyOf(operators);
    this.names = new StreamNames(detector.names(options));
  }

  /**
   * @return what is safe to show now; may be empty
   */
  public String next(String piece) {
    window.append(piece);
    names.next(piece);
    int fresh = window.length() - scanned;
    if (fresh < LEAST_NEW || fresh < window.length() / SHARE_NEW) {
      return "";
    }
    return release(false);
  }

  /**
   * @return the rest
   */
  public String end() {
    names.end();
    return release(true);
  }

  /**
   * How far names were read up to now: {@code NOT_READ} where their model is not in service, and
   * what was given out may then hold some.
   */
  public NameFinder.Reading read() {
    return names.reading();
  }

  private String release(boolean last) {
    String text = window.toString();
    scanned = text.length();
    List<Span> spans = spans(text);
    int to = last ? text.length() : cut(text, spans);
    if (to <= given) {
      return "";
    }
    int from = given;
    int offset = text.codePointCount(0, from);
    List<Finding> inside =
        spans.stream()
            .filter(span -> span.from() >= from && span.to() <= to && span.stands())
            .map(span -> moved(span.finding(), offset))
            .toList();
    given = to;
    forget(text);
    return Anonymizer.anonymize(text.substring(from, to), inside, operators).text();
  }

  /**
   * A match in the text's characters, not code points.
   *
   * @param stands whether it won over those that overlap it
   */
  private record Span(int from, int to, Finding finding, boolean stands) {}

  private List<Span> spans(String text) {
    List<Finding> matches = detector.matches(text, options);
    matches.addAll(Detector.named(text, known(text), matches, options));
    List<Finding> standing = Detector.resolve(matches, options);
    List<Span> spans = new ArrayList<>();
    for (Finding finding : matches) {
      int from = text.offsetByCodePoints(0, finding.start());
      int to = text.offsetByCodePoints(from, finding.length());
      spans.add(new Span(from, to, finding, false));
    }
    for (Finding finding : standing) {
      int from = text.offsetByCodePoints(0, finding.start());
      int to = text.offsetByCodePoints(from, finding.length());
      spans.add(new Span(from, to, finding, true));
    }
    return spans;
  }

  /** The names in the window, in its code points. */
  private List<Finding> known(String text) {
    List<Finding> known = new ArrayList<>();
    for (StreamNames.Place name : names.after(begin)) {
      int from = (int) Math.max(0, name.from() - begin);
      int to = (int) (name.to() - begin);
      if (to <= text.length()) {
        int start = text.codePointCount(0, from);
        int length = text.codePointCount(from, to);
        known.add(at(name.finding(), start, start + length));
      }
    }
    return known;
  }

  /** Up to where nothing that follows can change what is found. */
  private int cut(String text, List<Span> spans) {
    int cut = (int) Math.min(text.length() - AHEAD, names.decided() - begin);
    if (text.length() < LONGEST) {
      cut = outside(text, cut, spans);
    }
    return cut > 0 && Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut;
  }

  /** The last place up to here that is in no match and in no run of ASCII. */
  private int outside(String text, int limit, List<Span> spans) {
    int cut = limit;
    boolean moved = true;
    while (moved && cut > given) {
      moved = false;
      while (cut > given && inRun(text, cut)) {
        cut--;
      }
      for (Span span : spans) {
        if (span.from() < cut && span.to() >= cut) {
          cut = span.from();
          moved = true;
        }
      }
    }
    return cut;
  }

  private static boolean inRun(String text, int at) {
    return at > 0 && text.charAt(at - 1) > ' ' && text.charAt(at - 1) < 0x7F;
  }

  private static Finding moved(Finding finding, int by) {
    return at(finding, finding.start() - by, finding.end() - by);
  }

  private static Finding at(Finding finding, int start, int end) {
    return new Finding(
        finding.entityType(), start, end, finding.score(), finding.recognizer(), finding.why());
  }

  /** Drops whole lines far enough before what is still held. */
  private void forget(String text) {
    int line = text.lastIndexOf('\n', given - BEFORE);
    int drop = text.length() >= LONGEST ? given : line + 1;
    if (drop > 0) {
      window.delete(0, drop);
      begin += drop;
      given -= drop;
      scanned -= drop;
    }
  }
}
