package org.probity.inference.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * A network's items sorted by shape, each shape a line of its own before the workers.
 *
 * @param <I> an item
 */
final class Lines<I> {
  private final Hosting hosting;
  private final Function<I, List<Long>> shape;
  private final ToLongFunction<I> bytes;
  private final Function<List<I>, List<float[]>> network;
  private final Map<List<Long>, Together<I>> lines = new ConcurrentHashMap<>();

  /**
   * @param bytes native memory that an item takes
   * @param network from items of one shape to one row each; called on a worker
   */
  Lines(
      Hosting hosting,
      Function<I, List<Long>> shape,
      ToLongFunction<I> bytes,
      Function<List<I>, List<float[]>> network) {
    this.hosting = hosting;
    this.shape = shape;
    this.bytes = bytes;
    this.network = network;
  }

  /** A row for each item, in their order. */
  List<float[]> rows(List<I> items) {
    Map<List<Long>, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      places.computeIfAbsent(shape.apply(items.get(i)), any -> new ArrayList<>()).add(i);
    }
    float[][] rows = new float[items.size()][];
    places.forEach(
        (of, alike) -> {
          Together<I> line = lines.computeIfAbsent(of, any -> hosting.together(network));
          for (int from = 0; from < alike.size(); from += line.most()) {
            List<Integer> part = alike.subList(from, Math.min(alike.size(), from + line.most()));
            List<I> chosen = part.stream().map(items::get).toList();
            long taken = chosen.stream().mapToLong(bytes).sum();
            List<float[]> some = hosting.compute(taken, line, chosen);
            for (int i = 0; i < some.size(); i++) {
              rows[part.get(i)] = some.get(i);
            }
          }
        });
    return List.of(rows);
  }
}
