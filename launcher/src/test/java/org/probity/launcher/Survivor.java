package org.probity.launcher;

import org.probity.launcher.testing.TestServer;

/**
 * Something that a server is at when it is killed, and the next one over the same data goes on
 * with.
 */
interface Survivor {
  /** Begins it, so that it is not done when this returns. */
  void before(TestServer server) throws Exception;

  /** Sees it go on, and to its end. */
  void after(TestServer server) throws Exception;
}
