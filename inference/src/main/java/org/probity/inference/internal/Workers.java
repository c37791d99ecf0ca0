package org.probity.inference.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.probity.inference.Background;
import org.probity.inference.BusyException;
import org.probity.inference.ModelException;
import org.probity.inference.StuckException;

/**
 * The threads that compute, as many as there are processors, each with one native thread: requests
 * run beside each other, not a request's parts. What waits for the same network at the same shape
 * is computed together. A thread whose work does not end in time is given up and another takes its
 * place, since native code cannot be interrupted.
 */
public final class Workers implements AutoCloseable {
  /** Pieces of work that may wait; more would wait longer than callers do. */
  private static final int WAITING = 4096;

  private final BlockingQueue<Work<?>> queue = new ArrayBlockingQueue<>(WAITING);
  private final Set<Worker> workers = new HashSet<>();
  private final AtomicInteger idle = new AtomicInteger();
  private boolean closed;

  public Workers(int count) {
    for (int i = 0; i < count; i++) {
      hire();
    }
  }

  /** Whether the calling thread is a worker's. */
  static boolean isWorker() {
    return Thread.currentThread() instanceof Worker;
  }

  /** Whether work would begin at once. */
  boolean free() {
    return idle.get() > queue.size();
  }

  private synchronized void hire() {
    if (!closed) {
      Worker worker = new Worker();
      workers.add(worker);
      worker.start();
    }
  }

  /**
   * Has a worker do it, and waits for it; on a worker itself, and in the background, it is done at
   * once.
   *
   * @param seconds how long it may take, once begun
   * @throws StuckException if it did not end in time
   * @throws BusyException if too much waits already
   * @throws ModelException if the host is closed
   */
  <T> T run(Supplier<T> work, int seconds) {
    if (isWorker() || Background.isCurrent()) {
      return work.get();
    }
    Work<T> task = new Work.Single<>(work, TimeUnit.SECONDS.toNanos(seconds));
    enqueue(List.of(task));
    return await(task);
  }

  /**
   * Has workers compute items of one shape, perhaps together with others', and waits for all.
   *
   * @param seconds how long one call of the network may take, once begun
   */
  <I> List<float[]> run(Together<I> together, List<I> items, int seconds) {
    if (isWorker() || Background.isCurrent()) {
      return together.compute(items);
    }
    long limit = TimeUnit.SECONDS.toNanos(seconds);
    List<Work<float[]>> tasks = new ArrayList<>();
    for (I item : items) {
      tasks.add(new Work.Item<>(together, item, limit));
    }
    enqueue(tasks);
    List<float[]> rows = new ArrayList<>();
    for (Work<float[]> task : tasks) {
      rows.add(await(task));
    }
    return rows;
  }

  private void enqueue(List<? extends Work<?>> tasks) {
    for (Work<?> task : tasks) {
      if (!queue.offer(task)) {
        queue.removeAll(tasks);
        throw new BusyException("Too many requests wait for a model.");
      }
    }
  }

  private <T> T await(Work<T> task) {
    long wait = task.limitNanos();
    while (true) {
      try {
        return task.answer().get(wait, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        wait = left(task);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ModelException("The server is stopping.", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new ModelException("The model failed.", e);
      }
    }
  }

  /** Nanoseconds until the task's time is over; all of it while it waits for its turn. */
  private synchronized long left(Work<?> task) {
    if (!(task.worker() instanceof Worker worker)) {
      if (closed) {
        throw new ModelException("The server is stopping.");
      }
      return task.limitNanos();
    }
    long left = task.begun() + task.limitNanos() - System.nanoTime();
    if (left > 0 || task.answer().isDone()) {
      return Math.max(1, left);
    }
    if (workers.remove(worker)) {
      hire();
    }
    throw new StuckException("The model did not answer in time.");
  }

  private synchronized boolean begin(List<? extends Work<?>> tasks, Worker worker) {
    tasks.forEach(task -> task.begin(worker));
    return workers.contains(worker);
  }

  private synchronized boolean employed(Worker worker) {
    return !closed && workers.contains(worker);
  }

  /** Lets work under way end; nothing more begins. */
  @Override
  public synchronized void close() {
    closed = true;
    workers.forEach(Thread::interrupt);
  }

  private final class Worker extends Thread {
    Worker() {
      super("model-worker");
      setDaemon(true);
    }

    @Override
    public void run() {
      while (employed(this)) {
        try {
          Work<?> first = next();
          if (first instanceof Work.Item<?> item) {
            several(item);
          } else if (begin(List.of(first), this)) {
            first.perform();
          }
        } catch (InterruptedException e) {
          return; // only close does that
        }
      }
    }

    private Work<?> next() throws InterruptedException {
      idle.incrementAndGet();
      try {
        return queue.take();
      } finally {
        idle.decrementAndGet();
      }
    }

    private <I> void several(Work.Item<I> first) throws InterruptedException {
      Together<I> together = first.together();
      List<Work.Item<I>> items = new ArrayList<>(List.of(first));
      gather(items, together);
      long deadline = System.nanoTime() + together.patienceNanos();
      while (items.size() < together.most() && queue.isEmpty() && System.nanoTime() < deadline) {
        TimeUnit.MICROSECONDS.sleep(100);
        gather(items, together);
      }
      if (begin(items, this)) {
        Work.Item.perform(together, items);
      }
    }

    /** Takes what waits for the same, in its order. */
    private <I> void gather(List<Work.Item<I>> items, Together<I> together) {
      Iterator<Work<?>> waiting = queue.iterator();
      while (items.size() < together.most() && waiting.hasNext()) {
        Work<?> next = waiting.next();
        if (next instanceof Work.Item<?> item
            && item.together() == together
            && queue.remove(next)) {
          @SuppressWarnings("unchecked") // of the same Together, so of the same items
          Work.Item<I> mine = (Work.Item<I>) item;
          items.add(mine);
        }
      }
    }
  }
}
