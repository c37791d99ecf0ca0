package org.probity.inference.internal;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.probity.inference.Background;
import org.probity.inference.BusyException;
import org.probity.inference.HostOptions.Limits;
import org.probity.inference.ModelException;
import org.probity.inference.SharedPass;
import org.probity.inference.StuckException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One model's life on its host: computations while it is open, none once it is closed or stuck, and
 * its weights freed when the last has ended.
 */
final class Hosting {
  private static final Logger LOG = LoggerFactory.getLogger(Hosting.class);

  private final String name;
  private final Workers workers;
  private final MemoryBudget memory;
  private final Limits limits;
  private final AtomicInteger waiting = new AtomicInteger();
  private final ReadWriteLock life = new ReentrantReadWriteLock();
  private volatile boolean closed;
  private volatile boolean stuck;

  /**
   * @param limits the model's own, within the host's
   */
  Hosting(String name, Host host, Limits limits) {
    this.name = name;
    this.workers = host.workers();
    this.memory = host.memory();
    this.limits = limits;
  }

  Limits limits() {
    return limits;
  }

  /** Items that wait or are computed. */
  int waiting() {
    return waiting.get();
  }

  /** What the models of a host share. */
  record Host(Workers workers, MemoryBudget memory, Limits limits) implements AutoCloseable {
    static Host of(Limits limits) {
      return new Host(
          new Workers(Runtime.getRuntime().availableProcessors()),
          new MemoryBudget(limits.bytes(), limits.seconds()),
          limits);
    }

    @Override
    public void close() {
      workers.close();
    }
  }

  /**
   * Has a worker compute, with weights that stay until it ends.
   *
   * @param bytes native memory that it takes
   * @throws StuckException if it did not end in time, now or earlier
   * @throws BusyException if too much waits for the model already
   */
  <T> T compute(long bytes, Supplier<T> work) {
    return within(bytes, 1, () -> workers.run(() -> whileOpen(work), limits.seconds()));
  }

  /**
   * As {@link #compute(long, Supplier)}, of items of one shape.
   *
   * @return a row for each item
   */
  <I> List<float[]> compute(long bytes, Together<I> together, List<I> items) {
    return within(bytes, items.size(), () -> workers.run(together, items, limits.seconds()));
  }

  /**
   * Has a worker that is free do all steps of one item, so that it changes threads once. While none
   * is free, or the model waits for company, each step waits in line with those of others.
   *
   * @param steps calls of this hosting's, and of others
   */
  <T> T throughout(Supplier<T> steps) {
    if (workers.free() && limits.batchDelayMillis() == 0) {
      try {
        Supplier<T> carried = SharedPass.carried(() -> whileOpen(steps));
        return within(0, 1, () -> workers.run(carried, limits.seconds()));
      } catch (BusyException e) {
        // Memory is in use just now; in line a step waits for it.
      }
    }
    return steps.get();
  }

  /** A line of items for {@link #compute(long, Together, List)}. */
  <I> Together<I> together(Function<List<I>, List<float[]>> network) {
    return new Together<>(
        items -> whileOpen(() -> network.apply(items)),
        Math.min(limits.batch(), limits.waiting()),
        TimeUnit.MILLISECONDS.toNanos(limits.batchDelayMillis()));
  }

  private <T> T within(long bytes, int items, Supplier<T> computation) {
    requireOpen();
    if (Workers.isWorker()) {
      return holding(memory.takeNow(bytes), computation);
    }
    Background.awaitTurn(workers::free);
    if (waiting.addAndGet(items) > limits.waiting()) {
      waiting.addAndGet(-items);
      throw new BusyException("Too many requests wait for the model " + name + ".");
    }
    try {
      return holding(memory.take(bytes), computation);
    } catch (StuckException e) {
      stuck = true;
      throw e;
    } finally {
      waiting.addAndGet(-items);
    }
  }

  private static <T> T holding(Runnable giveBack, Supplier<T> computation) {
    try {
      return computation.get();
    } finally {
      giveBack.run();
    }
  }

  private <T> T whileOpen(Supplier<T> work) {
    life.readLock().lock();
    try {
      requireOpen();
      return work.get();
    } finally {
      life.readLock().unlock();
    }
  }

  private void requireOpen() {
    if (stuck) {
      throw new StuckException("The model " + name + " did not answer in time.");
    }
    if (closed) {
      throw new ModelException("The model " + name + " was unloaded.");
    }
  }

  /** Frees the weights, unless a computation never ends: it would read what is gone. */
  void close(Runnable free) {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (!life.writeLock().tryLock(stuck ? 0 : limits.seconds(), TimeUnit.SECONDS)) {
        LOG.warn("The model {} still computes; its memory is not freed.", name);
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      free.run();
    } finally {
      life.writeLock().unlock();
    }
  }
}
