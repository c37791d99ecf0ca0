package org.probity.detection.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The context words of many recognisers in one tree of letters, so that a text is read once for all
 * of them.
 */
final class Vocabulary {
  private static final int[] NOBODY = {};

  /** What follows a node by a letter: node above, letter below. */
  private final Map<Integer, Integer> next = new HashMap<>();

  private final IdentityHashMap<Context, Integer> numbers = new IdentityHashMap<>();

  /** By node: whose word ends there. */
  private int[][] owners = {NOBODY};

  /** By ASCII letter: the node that a word beginning with it leads to, or 0. */
  private final int[] first = new int[128];

  private int nodes = 1;

  Vocabulary(List<Context> contexts) {
    for (Context context : contexts) {
      if (numbers.putIfAbsent(context, numbers.size()) == null) {
        for (String word : context.words()) {
          add(word, numbers.size() - 1);
        }
      }
    }
    for (char c = 0; c < first.length; c++) {
      first[c] = next.getOrDefault((int) plain(c), 0);
    }
  }

  private void add(String word, int owner) {
    int node = 0;
    for (int i = 0; i < word.length(); i++) {
      int key = node << Character.SIZE | plain(word.charAt(i));
      Integer known = next.get(key);
      if (known == null) {
        known = nodes++;
        next.put(key, known);
      }
      node = known;
    }
    owners = node < owners.length ? owners : Arrays.copyOf(owners, Math.max(nodes, 2 * node));
    int[] before = owners[node] == null ? NOBODY : owners[node];
    int[] after = Arrays.copyOf(before, before.length + 1);
    after[before.length] = owner;
    owners[node] = after;
  }

  private static char plain(char c) {
    return c < 128
        ? (char) (c >= 'A' && c <= 'Z' ? c + 32 : c)
        : Character.toLowerCase(Character.toUpperCase(c));
  }

  /** Where the words stand in one text. */
  Occurrences in(String text) {
    Occurrences found = new Occurrences(text);
    boolean before = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      boolean latin = WordSet.latin(c);
      if (!before || !latin) {
        read(text, at, found);
      }
      before = latin;
    }
    return found;
  }

  private void read(String text, int start, Occurrences found) {
    char c = text.charAt(start);
    int node = c < 128 ? first[c] : next.getOrDefault((int) plain(c), 0);
    int at = start + 1;
    while (node > 0) {
      int[] whose = node < owners.length ? owners[node] : null;
      if (whose != null && Context.ends(text, start, at)) {
        for (int owner : whose) {
          found.add(owner, start, at);
        }
      }
      if (at == text.length()) {
        return;
      }
      node = next.getOrDefault(node << Character.SIZE | plain(text.charAt(at++)), 0);
    }
  }

  /** The words of every context in one text, by their places. */
  final class Occurrences {
    private final String text;
    private final int[][] places = new int[numbers.size()][];
    private final int[] counts = new int[numbers.size()];

    private Occurrences(String text) {
      this.text = text;
    }

    /** Of two words of one owner that begin together the longer stands. */
    private void add(int owner, int start, int end) {
      int[] known = places[owner];
      int count = counts[owner];
      if (count > 0 && known[count - 2] == start) {
        known[count - 1] = end;
        return;
      }
      if (known == null || count == known.length) {
        known = known == null ? new int[8] : Arrays.copyOf(known, 2 * count);
        places[owner] = known;
      }
      known[count] = start;
      known[count + 1] = end;
      counts[owner] = count + 2;
    }

    /** Null for a context that is not in the vocabulary. */
    Context.@Nullable Places of(Context context) {
      Integer number = numbers.get(context);
      if (number == null) {
        return null;
      }
      int count = counts[number] / 2;
      int[] starts = new int[count];
      int[] ends = new int[count];
      for (int i = 0; i < count; i++) {
        starts[i] = places[number][2 * i];
        ends[i] = places[number][2 * i + 1];
      }
      return context.known(text, starts, ends);
    }
  }
}
