package org.probity.audit.verify;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a tile or an entry bundle (C2SP tlog-tiles).
 *
 * @param level 0 to 7, or {@link #ENTRIES}
 * @param index position of the tile within its level, from 0
 * @param width 1 to 256; below 256 the tile is partial
 */
public record TilePath(int level, long index, int width) {
  /** In place of a level, for bundles of entries. */
  public static final int ENTRIES = -1;

  private static final int MAX_LEVEL = 7;
  private static final Pattern FORM =
      Pattern.compile(
          "tile/(entries|[0-7])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  public TilePath {
    if (level < ENTRIES || level > MAX_LEVEL || index < 0 || width < 1 || width > HashTile.WIDTH) {
      throw new VerificationException("There is no such tile.");
    }
  }

  /**
   * @param path as {@code tile/0/x001/234.p/56}
   * @throws VerificationException unless it is the one spelling of a tile's path
   */
  public static TilePath parse(String path) {
    Matcher form = FORM.matcher(path);
    if (!form.matches()) {
      throw new VerificationException("This is not the path of a tile.");
    }
    int level = form.group(1).equals("entries") ? ENTRIES : Integer.parseInt(form.group(1));
    long index = Long.parseLong(form.group(2).replace("x", "").replace("/", ""));
    int width = form.group(3) == null ? HashTile.WIDTH : Integer.parseInt(form.group(3));
    TilePath tile = new TilePath(level, index, width);
    if (!tile.path().equals(path)) {
      throw new VerificationException("This is not the path of a tile.");
    }
    return tile;
  }

  public boolean isFull() {
    return width == HashTile.WIDTH;
  }

  public String path() {
    StringBuilder number = new StringBuilder(threeDigits(index));
    for (long rest = index / 1000; rest > 0; rest /= 1000) {
      number.insert(0, "x" + threeDigits(rest) + "/");
    }
    String folder = level == ENTRIES ? "entries" : Integer.toString(level);
    return "tile/" + folder + "/" + number + (isFull() ? "" : ".p/" + width);
  }

  private static String threeDigits(long number) {
    return Long.toString(1000 + number % 1000).substring(1);
  }
}
