package org.probity.inference.internal;

import ai.djl.engine.Engine;
import java.util.Map;
import org.probity.inference.HostOptions;
import org.probity.inference.ModelException;

/** Starts the native engine: offline, without telemetry, with a fixed number of threads. */
public final class Engines {
  private static boolean started;

  private Engines() {}

  /**
   * @throws ModelException if the native libraries cannot be loaded
   */
  public static synchronized void start(HostOptions options) {
    if (started) {
      return;
    }
    String threads = Integer.toString(options.threads());
    Map.of(
            "DJL_OFFLINE", "true",
            "OPT_OUT_TRACKING", "true",
            "ai.djl.offline", "true",
            "DJL_CACHE_DIR", options.nativeDir().toAbsolutePath().toString(),
            "ai.djl.pytorch.num_threads", threads,
            "ai.djl.pytorch.num_interop_threads", "1",
            "ai.djl.pytorch.graph_optimizer", "false")
        .forEach(System::setProperty);
    try {
      Engine.getEngine("PyTorch");
    } catch (RuntimeException e) {
      throw new ModelException("The native model engine could not be loaded.", e);
    }
    started = true;
  }
}
