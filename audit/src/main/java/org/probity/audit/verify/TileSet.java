package org.probity.audit.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Hash tiles of one tree, enough to prove a range of its leaves: the tiles over the range, the
 * tiles at the tree's right edge, and every tile above the lowest level.
 */
public final class TileSet implements TreeNodes {
  private final long size;
  private final Map<TilePath, List<Hash>> tiles = new HashMap<>();

  /**
   * @param size of the tree
   */
  public TileSet(long size) {
    this.size = size;
  }

  /**
   * Which tiles prove the leaves {@code from} to before {@code to}.
   *
   * @param earlier sizes of earlier trees whose roots are to follow from the tiles as well
   */
  public static List<TilePath> needed(long from, long to, long size, List<Long> earlier) {
    List<TilePath> needed = new ArrayList<>();
    long nodes = size;
    for (int level = 0; nodes > 0; level++) {
      long last = (nodes - 1) / HashTile.WIDTH;
      for (long index = 0; index <= last; index++) {
        if (level > 0 || index == last || touches(index, from, to) || isEdge(index, earlier)) {
          int width = (int) Math.min(HashTile.WIDTH, nodes - index * HashTile.WIDTH);
          needed.add(new TilePath(level, index, width));
        }
      }
      nodes >>= HashTile.HEIGHT;
    }
    return needed;
  }

  private static boolean touches(long tile, long from, long to) {
    return from < to && tile >= from / HashTile.WIDTH && tile <= (to - 1) / HashTile.WIDTH;
  }

  private static boolean isEdge(long index, List<Long> sizes) {
    return sizes.stream().anyMatch(size -> size > 0 && (size - 1) / HashTile.WIDTH == index);
  }

  /**
   * @throws VerificationException if the bytes do not have the tile's width, or a partial tile is
   *     not the last of its level: nothing would prove it
   */
  public void add(TilePath tile, byte[] bytes) {
    if (tile.level() == TilePath.ENTRIES || !(tile.isFull() || isLast(tile))) {
      throw new VerificationException("The tile has no place in a tree of size " + size + ".");
    }
    List<Hash> hashes = HashTile.split(bytes);
    if (hashes.size() != tile.width()) {
      throw new VerificationException("The tile does not have the width that its name says.");
    }
    tiles.put(new TilePath(tile.level(), tile.index(), HashTile.WIDTH), hashes);
  }

  private boolean isLast(TilePath tile) {
    long nodes = size >> (tile.level() * HashTile.HEIGHT);
    return tile.index() == nodes / HashTile.WIDTH && tile.width() == nodes % HashTile.WIDTH;
  }

  /**
   * Proves every tile: the right edge by the root, each full tile by the one above it.
   *
   * @throws VerificationException naming the first tile that does not belong to the tree
   */
  public void authenticate(Hash root) {
    if (!root(size).equals(root)) {
      throw new VerificationException("The tiles do not have the root that the checkpoint signs.");
    }
    for (Map.Entry<TilePath, List<Hash>> tile : tiles.entrySet()) {
      TilePath path = tile.getKey();
      if (tile.getValue().size() == HashTile.WIDTH) {
        Hash above = node((path.level() + 1) * HashTile.HEIGHT, path.index());
        if (!Rfc6962.root(tile.getValue()).equals(above)) {
          throw new VerificationException(path.path() + " does not fit the tile above it.");
        }
      }
    }
  }

  /** The hash of a leaf, if its tile is here. */
  public Optional<Hash> leaf(long index) {
    List<Hash> tile = tile(0, index / HashTile.WIDTH);
    int at = (int) (index % HashTile.WIDTH);
    return at < tile.size() ? Optional.of(tile.get(at)) : Optional.empty();
  }

  /**
   * @throws VerificationException if the tile that holds it is not here
   */
  @Override
  public Hash node(int level, long index) {
    int below = level % HashTile.HEIGHT;
    long first = index << below;
    int from = (int) (first % HashTile.WIDTH);
    int to = from + (1 << below);
    List<Hash> tile = tile(level / HashTile.HEIGHT, first / HashTile.WIDTH);
    if (tile.size() < to) {
      throw new VerificationException(
          "The tile " + level / HashTile.HEIGHT + "/" + first / HashTile.WIDTH + " is missing.");
    }
    return Rfc6962.root(tile.subList(from, to));
  }

  private List<Hash> tile(int level, long index) {
    return tiles.getOrDefault(new TilePath(level, index, HashTile.WIDTH), List.of());
  }
}
