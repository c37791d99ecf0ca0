package org.probity.detection.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Registered pictures by hash. Never changes; {@link #with} and {@link #without} give another. */
public final class PictureIndex {
  public static final PictureIndex EMPTY = new PictureIndex(List.of());

  private final List<Entry> entries;

  private PictureIndex(List<Entry> entries) {
    this.entries = List.copyOf(entries);
  }

  /**
   * @param hash as {@link Picture#hash} gave it
   */
  public record Entry(UUID id, String title, long hash) {}

  /** The most alike of the register. */
  record Match(Entry work, int differentBits) {

    /** What one of 64 bits counts: 8 of them, as few as unrelated pictures hardly have, are 0.7. */
    private static final double BIT = 0.0375;

    double score() {
      return Math.max(0, 1 - BIT * differentBits);
    }
  }

  public int size() {
    return entries.size();
  }

  public PictureIndex with(Entry entry) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(entry);
    return new PictureIndex(more);
  }

  public PictureIndex without(UUID id) {
    return new PictureIndex(entries.stream().filter(entry -> !entry.id().equals(id)).toList());
  }

  @Nullable Match nearest(Grey picture) {
    if (entries.isEmpty()) {
      return null;
    }
    OptionalLong hash = PictureHash.of(picture);
    Match nearest = null;
    for (Entry entry : hash.isPresent() ? entries : List.<Entry>of()) {
      int bits = Long.bitCount(entry.hash() ^ hash.getAsLong());
      if (nearest == null || bits < nearest.differentBits()) {
        nearest = new Match(entry, bits);
      }
    }
    return nearest;
  }
}
