package org.probity.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one request has had computed of its texts: a layer's vectors serve every model that shares
 * the layers below, and a model's answer serves whoever asks it the same again. Belongs to the
 * request's thread and is forgotten with the request, so that nothing passes between requests.
 */
public final class SharedPass {
  /** Texts or windows; a text of 128 word pieces keeps 200 kB of MiniLM's vectors. */
  private static final int KEPT = 96;

  private static final ThreadLocal<@Nullable SharedPass> CURRENT = new ThreadLocal<>();

  private final Map<Key, float[]> computed =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, float[]> eldest) {
              return size() > KEPT;
            }
          });

  private final Map<Object, Object> known = new ConcurrentHashMap<>();

  private SharedPass() {}

  /** Answers one request; within another on the same thread, that one goes on. */
  public static <T> T of(Supplier<T> request) {
    if (CURRENT.get() != null) {
      return request.get();
    }
    CURRENT.set(new SharedPass());
    try {
      return request.get();
    } finally {
      CURRENT.remove();
    }
  }

  /**
   * Work that goes on with the calling thread's request on another thread, while this one waits.
   */
  public static <T> Supplier<T> carried(Supplier<T> work) {
    SharedPass pass = CURRENT.get();
    return () -> {
      CURRENT.set(pass);
      try {
        return work.get();
      } finally {
        CURRENT.remove();
      }
    };
  }

  /**
   * What depends on the key alone and nobody changes, computed once for the calling thread's
   * request; each time outside of any.
   *
   * @param key of a class whose instances equal each other for the same result only
   */
  public static <T> T once(Object key, Class<T> type, Supplier<T> compute) {
    SharedPass pass = CURRENT.get();
    if (pass == null) {
      return compute.get();
    }
    return type.cast(pass.known.computeIfAbsent(key, any -> compute.get()));
  }

  /**
   * The results for texts, computed only where the calling thread's request has none yet; all of
   * them outside of any request.
   *
   * @param computer who computes, a key together with the text
   * @param texts ids, specials included
   * @param compute from the places of texts to their results, which nobody changes any more
   */
  public static List<float[]> through(
      Object computer, List<long[]> texts, Function<List<Integer>, List<float[]>> compute) {
    SharedPass pass = CURRENT.get();
    float[][] results = new float[texts.size()][];
    List<Integer> missing = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      float[] kept = pass == null ? null : pass.computed.get(new Key(computer, texts.get(i)));
      if (kept == null) {
        missing.add(i);
      } else {
        results[i] = kept;
      }
    }
    List<float[]> computed = missing.isEmpty() ? List.of() : compute.apply(missing);
    for (int i = 0; i < computed.size(); i++) {
      int place = missing.get(i);
      results[place] = computed.get(i);
      if (pass != null) {
        pass.computed.put(new Key(computer, texts.get(place)), computed.get(i));
      }
    }
    return List.of(results);
  }

  private static final class Key {
    private final Object computer;
    private final long[] ids;

    Key(Object computer, long[] ids) {
      this.computer = computer;
      this.ids = ids;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.computer == computer && Arrays.equals(key.ids, ids);
    }

    @Override
    public int hashCode() {
      return List.of(System.identityHashCode(computer), Arrays.hashCode(ids)).hashCode();
    }
  }
}
