package org.probity.inference.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.probity.inference.HostOptions.Limits;
import org.probity.inference.ModelException;
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
  private final ReadWriteLock life = new ReentrantReadWriteLock();
  private volatile boolean closed;
  private volatile boolean stuck;

  Hosting(String name, Host host) {
    this.name = name;
    this.workers = host.workers();
    this.memory = host.memory();
    this.limits = host.limits();
  }

  /** What the models of a host share. */
  record Host(Workers workers, MemoryBudget memory, Limits limits) implements AutoCloseable {
    static Host of(Limits limits) {
      return new Host(
          new Workers(Runtime.getRuntime().availableProcessors(), limits.seconds()),
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
   */
  <T> T compute(long bytes, Supplier<T> work) {
    requireOpen();
    Runnable giveBack = memory.take(bytes);
    try {
      return workers.run(() -> whileOpen(work));
    } catch (StuckException e) {
      stuck = true;
      throw e;
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
