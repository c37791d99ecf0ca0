package org.probity.launcher.testing;

import java.util.ArrayDeque;
import java.util.Deque;

/** Undoes what tests did to the machine when their JVM ends: the last thing first. */
final class Cleanup {
  private static final Deque<Runnable> ACTIONS = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Cleanup::run));
  }

  private Cleanup() {}

  static void later(Runnable action) {
    synchronized (ACTIONS) {
      ACTIONS.push(action);
    }
  }

  private static void run() {
    synchronized (ACTIONS) {
      while (!ACTIONS.isEmpty()) {
        ACTIONS.pop().run();
      }
    }
  }
}
