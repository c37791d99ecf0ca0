package org.probity.inference.internal;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.probity.inference.ModelException;
import org.probity.inference.StuckException;

/**
 * The threads that compute, as many as there are processors, each with one native thread: requests
 * run beside each other, not a request's parts. A thread whose work does not end in time is given
 * up and another takes its place, since native code cannot be interrupted.
 */
public final class Workers implements AutoCloseable {
  /** Pieces of work that may wait; more would wait longer than callers do. */
  private static final int WAITING = 4096;

  private final BlockingQueue<Task<?>> queue = new ArrayBlockingQueue<>(WAITING);
  private final Set<Worker> workers = new HashSet<>();
  private final long limitNanos;
  private boolean closed;

  /**
   * @param seconds how long one piece of work may take, once begun
   */
  public Workers(int count, int seconds) {
    limitNanos = TimeUnit.SECONDS.toNanos(seconds);
    for (int i = 0; i < count; i++) {
      hire();
    }
  }

  private synchronized void hire() {
    if (!closed) {
      Worker worker = new Worker();
      workers.add(worker);
      worker.start();
    }
  }

  /**
   * Has a worker do it, and waits for it; on a worker itself it is done at once.
   *
   * @throws StuckException if it did not end in time
   * @throws ModelException if too much waits already, or the host is closed
   */
  <T> T run(Supplier<T> work) {
    if (Thread.currentThread() instanceof Worker) {
      return work.get();
    }
    Task<T> task = new Task<>(work);
    if (!queue.offer(task)) {
      throw new ModelException("Too many requests wait for a model.");
    }
    try {
      return await(task);
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

  private <T> T await(Task<T> task) throws InterruptedException, ExecutionException {
    long wait = limitNanos;
    while (true) {
      try {
        return task.answer.get(wait, TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        wait = left(task);
      }
    }
  }

  /** Nanoseconds until the task's time is over; all of it while it waits for its turn. */
  private synchronized long left(Task<?> task) {
    Worker worker = task.worker;
    if (worker == null) {
      if (closed) {
        throw new ModelException("The server is stopping.");
      }
      return limitNanos;
    }
    long left = task.begun + limitNanos - System.nanoTime();
    if (left > 0 || task.answer.isDone()) {
      return Math.max(1, left);
    }
    if (workers.remove(worker)) {
      hire();
    }
    throw new StuckException("The model did not answer in time.");
  }

  private synchronized boolean begin(Task<?> task, Worker worker) {
    task.begun = System.nanoTime();
    task.worker = worker;
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

  private static final class Task<T> {
    private final Supplier<T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private @Nullable Worker worker;
    private long begun;

    Task(Supplier<T> work) {
      this.work = work;
    }

    void perform() {
      try {
        answer.complete(work.get());
      } catch (RuntimeException | Error e) {
        answer.completeExceptionally(e);
      }
    }
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
          Task<?> task = queue.take();
          if (begin(task, this)) {
            task.perform();
          }
        } catch (InterruptedException e) {
          return; // only close does that
        }
      }
    }
  }
}
