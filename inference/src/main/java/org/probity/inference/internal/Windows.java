package org.probity.inference.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.probity.inference.text.TokenizedText;

/**
 * A text in windows of as many positions as a network reads, so that its end counts like its
 * beginning. Neighbours overlap, and each piece is taken from where it stands further from an edge.
 *
 * @param whole the pieces of the whole text, a special one at either end
 * @param parts each window with the same special pieces around it
 * @param starts place of each window's first piece among those of the whole text
 */
record Windows(TokenizedText whole, List<ModelInput.Tokens> parts, List<Integer> starts) {
  /** A name or an address and some words around it. */
  private static final int OVERLAP = 32;

  private static final int SPECIALS = 2;

  /** As much of a text as is read at once. */
  static ModelInput.Tokens first(TokenizedText whole, long[] ids, int length) {
    return part(whole, ids, 1, Math.min(ids.length - 1, 1 + length - SPECIALS));
  }

  /** A text that is read at once. */
  static Windows one(ModelInput.Tokens text) {
    return new Windows(NetworkModel.text(text), List.of(text), List.of(1));
  }

  /**
   * @param ids what the network takes for the pieces
   * @param length most positions of a window
   */
  static Windows of(TokenizedText whole, long[] ids, int length) {
    List<ModelInput.Tokens> parts = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    int inside = length - SPECIALS;
    int step = Math.max(1, inside - OVERLAP);
    int from = 1;
    int last = ids.length - 1;
    while (true) {
      int to = Math.min(last, from + inside);
      parts.add(part(whole, ids, from, to));
      starts.add(from);
      if (to >= last) {
        return new Windows(whole, parts, starts);
      }
      from += step;
    }
  }

  private static ModelInput.Tokens part(TokenizedText whole, long[] ids, int from, int to) {
    int last = ids.length - 1;
    long[] own = new long[to - from + SPECIALS];
    own[0] = ids[0];
    System.arraycopy(ids, from, own, 1, to - from);
    own[own.length - 1] = ids[last];
    List<String> tokens = new ArrayList<>(whole.tokens().subList(from, to));
    tokens.add(0, whole.tokens().get(0));
    tokens.add(whole.tokens().get(last));
    List<int[]> offsets = new ArrayList<>(whole.offsets().subList(from, to));
    offsets.add(0, whole.offsets().get(0));
    offsets.add(whole.offsets().get(last));
    return new ModelInput.Tokens(own, null, own.length, new TokenizedText(own, tokens, offsets));
  }

  /**
   * @param rows of each window, one a position
   * @return one row a piece of the whole text
   */
  List<float[]> joined(List<List<float[]>> rows) {
    if (rows.size() == 1) {
      return rows.get(0);
    }
    float[][] joined = new float[whole.ids().length][];
    int[] margins = new int[joined.length];
    Arrays.fill(margins, -1);
    for (int part = 0; part < rows.size(); part++) {
      List<float[]> own = rows.get(part);
      for (int i = 1; i < own.size() - 1; i++) {
        int at = starts.get(part) + i - 1;
        int margin = Math.min(i, own.size() - 1 - i);
        if (margin > margins[at]) {
          margins[at] = margin;
          joined[at] = own.get(i);
        }
      }
    }
    joined[0] = rows.get(0).get(0);
    List<float[]> last = rows.get(rows.size() - 1);
    joined[joined.length - 1] = last.get(last.size() - 1);
    return List.of(joined);
  }
}
