package org.probity.detection.works;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.probity.detection.DetectionException;
import org.probity.domain.work.WorkKind;

/**
 * The register as it is searched: eight bytes a fingerprint, about 1.8 a word registered. Never
 * changes; {@link #with} and {@link #without} give another that shares what stays.
 */
public final class WorkIndex {
  public static final WorkIndex EMPTY = new WorkIndex(List.of(), Map.of(), List.of(), new BitSet());

  /** Segments grow by being joined up to here, so that a change never copies the whole. */
  private static final int LARGEST = 1 << 20;

  /** Of the works that share a fingerprint the earliest are looked at, and these are enough. */
  private static final int MOST_SHARED = 64;

  private final List<Entry> works;
  private final Map<UUID, Integer> numbers;
  private final List<Segment> segments;
  private final BitSet removed;

  private WorkIndex(
      List<Entry> works, Map<UUID, Integer> numbers, List<Segment> segments, BitSet removed) {
    this.works = works;
    this.numbers = numbers;
    this.segments = segments;
    this.removed = removed;
  }

  public record Entry(UUID id, WorkKind kind, String title, int words) {}

  /**
   * One more work.
   *
   * @param fingerprints as {@link Fingerprints#toBytes} wrote them
   */
  public record Addition(UUID id, WorkKind kind, String title, int words, byte[] fingerprints) {}

  public int size() {
    return works.size() - removed.cardinality();
  }

  /** Fingerprints held, also those of works removed since this was built anew. */
  public long fingerprints() {
    return segments.stream().mapToLong(Segment::size).sum();
  }

  public WorkIndex with(List<Addition> additions) {
    if (additions.isEmpty()) {
      return this;
    }
    if (works.size() + additions.size() > Segment.MOST_WORKS) {
      throw new DetectionException("The register is full.");
    }
    List<Entry> more = new ArrayList<>(works);
    Map<UUID, Integer> known = new HashMap<>(numbers);
    List<Segment> grown = new ArrayList<>(segments);
    int from = 0;
    while (from < additions.size()) {
      int to = from;
      int size = 0;
      while (to < additions.size() && (to == from || size < LARGEST)) {
        size += Fingerprints.count(additions.get(to++).fingerprints());
      }
      grown.add(segment(additions.subList(from, to), more, known));
      from = to;
    }
    join(grown);
    return new WorkIndex(more, known, List.copyOf(grown), removed);
  }

  private static Segment segment(
      List<Addition> additions, List<Entry> works, Map<UUID, Integer> numbers) {
    long[] entries =
        new long[additions.stream().mapToInt(a -> Fingerprints.count(a.fingerprints())).sum()];
    int at = 0;
    for (Addition work : additions) {
      long[] values = Fingerprints.values(work.fingerprints());
      for (long value : values) {
        entries[at++] = Segment.entry(value, works.size());
      }
      numbers.put(work.id(), works.size());
      works.add(new Entry(work.id(), work.kind(), work.title(), work.words()));
    }
    return new Segment(entries);
  }

  /** The last segment takes in those before it that are hardly larger. */
  private static void join(List<Segment> segments) {
    while (segments.size() > 1) {
      Segment last = segments.get(segments.size() - 1);
      Segment before = segments.get(segments.size() - 2);
      if (before.size() > 2L * last.size() || before.size() + last.size() > LARGEST) {
        return;
      }
      segments.remove(segments.size() - 1);
      segments.set(segments.size() - 1, before.with(last));
    }
  }

  public WorkIndex without(UUID id) {
    Integer number = numbers.get(id);
    if (number == null) {
      return this;
    }
    BitSet fewer = (BitSet) removed.clone();
    fewer.set(number);
    return new WorkIndex(works, numbers, segments, fewer);
  }

  /** What of the register stands in a text; one match a work, in no order. */
  public List<WorkMatch> matches(String text) {
    if (segments.isEmpty()) {
      return List.of();
    }
    Words words = Words.of(text);
    Map<Integer, Tracks> found = new HashMap<>(4);
    search(words, found);
    String bare = Comments.blanked(text);
    if (!bare.equals(text)) {
      Words code = Words.of(bare);
      if (!code.sameAs(words)) {
        search(code, found);
      }
    }
    return found.entrySet().stream()
        .map(each -> each.getValue().match(works.get(each.getKey())))
        .filter(match -> match.score() >= WorkMatch.CHANCE)
        .toList();
  }

  /** Whatever of one work stands in either reading of the text. */
  private static final class Tracks {
    private @Nullable Track best;
    private Track current;

    private Tracks(Words words) {
      current = new Track(words);
    }

    private Track in(Words words) {
      if (current.words() != words) {
        best = current;
        current = new Track(words);
      }
      return current;
    }

    private WorkMatch match(Entry work) {
      WorkMatch now = current.match(work);
      WorkMatch before = best == null ? now : best.match(work);
      return before.score() > now.score() ? before : now;
    }
  }

  private void search(Words words, Map<Integer, Tracks> found) {
    Winnow winnow = Winnow.of(words);
    for (int i = 0; i < winnow.count(); i++) {
      for (int work : sharing(winnow.fingerprint(i))) {
        Tracks tracks = found.get(work);
        if (tracks == null) {
          tracks = new Tracks(words);
          found.put(work, tracks);
        }
        Track track = tracks.in(words);
        int from = i;
        // Whether a work has a phrase that many have is asked only of works met beside it.
        while (from - 1 > track.lastIndex() && has(winnow.fingerprint(from - 1), work)) {
          from--;
        }
        for (int index = from; index <= i; index++) {
          track.hit(index, winnow);
        }
      }
    }
  }

  /** The works that have a fingerprint, the earliest registered of them if they are many. */
  private int[] sharing(long fingerprint) {
    int[] sharing = new int[4];
    int count = 0;
    for (Segment segment : segments) {
      int place = segment.first(fingerprint);
      int work = segment.work(place, fingerprint);
      while (work >= 0 && count < MOST_SHARED) {
        if (!removed.get(work)) {
          sharing = count == sharing.length ? Arrays.copyOf(sharing, 2 * count) : sharing;
          sharing[count++] = work;
        }
        work = segment.work(++place, fingerprint);
      }
    }
    return Arrays.copyOf(sharing, count);
  }

  private boolean has(long fingerprint, int work) {
    return segments.stream().anyMatch(segment -> segment.has(fingerprint, work));
  }
}
