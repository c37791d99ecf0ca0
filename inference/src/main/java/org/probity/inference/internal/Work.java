package org.probity.inference.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One piece of work for a worker, and its answer to come. */
abstract class Work<T> {
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final long limitNanos;
  private volatile @Nullable Thread worker;
  private volatile long begun;

  private Work(long limitNanos) {
    this.limitNanos = limitNanos;
  }

  CompletableFuture<T> answer() {
    return answer;
  }

  /** How long it may take, once begun. */
  long limitNanos() {
    return limitNanos;
  }

  void begin(Thread by) {
    begun = System.nanoTime();
    worker = by;
  }

  /** Null while it waits. */
  @Nullable Thread worker() {
    return worker;
  }

  long begun() {
    return begun;
  }

  /** Does it; what goes wrong is its answer. */
  abstract void perform();

  /** Work that nothing else can be done together with. */
  static final class Single<T> extends Work<T> {
    private final Supplier<T> work;

    Single(Supplier<T> work, long limitNanos) {
      super(limitNanos);
      this.work = work;
    }

    @Override
    void perform() {
      try {
        answer().complete(work.get());
      } catch (RuntimeException | Error e) {
        answer().completeExceptionally(e);
      }
    }
  }

  /** One of the items that a network may compute together. */
  static final class Item<I> extends Work<float[]> {
    private final Together<I> together;
    private final I item;

    Item(Together<I> together, I item, long limitNanos) {
      super(limitNanos);
      this.together = together;
      this.item = item;
    }

    Together<I> together() {
      return together;
    }

    @Override
    void perform() {
      perform(together, List.of(this));
    }

    /** All at once; if that fails, one by one, so that only the one at fault fails. */
    static <I> void perform(Together<I> together, List<Item<I>> items) {
      try {
        List<float[]> rows = together.compute(items.stream().map(each -> each.item).toList());
        for (int i = 0; i < rows.size(); i++) {
          items.get(i).answer().complete(rows.get(i));
        }
      } catch (RuntimeException | Error e) {
        if (items.size() == 1) {
          items.get(0).answer().completeExceptionally(e);
        } else {
          items.forEach(Item::perform);
        }
      }
    }
  }
}
