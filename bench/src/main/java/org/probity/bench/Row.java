package org.probity.bench;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * One benchmark with one parameter.
 *
 * @param name the method, as {@code engine}
 * @param input the case it ran on
 * @param micros on the clock, the mean
 * @param error half of the 99.9 % interval of {@code micros}; NaN for fewer than two iterations
 * @param cpuMicros of the whole process
 * @param bytes allocated
 * @param beside the benchmark it stands beside, or null for the peer itself
 */
record Row(
    String name,
    String input,
    double micros,
    double error,
    double cpuMicros,
    double bytes,
    @Nullable Beside beside) {

  /**
   * @param ratio of the time to the peer's on the same input
   */
  record Beside(String peer, double ratio) {}

  static Row of(RunResult result) {
    String benchmark = result.getParams().getBenchmark();
    String parameter = result.getParams().getParamsKeys().iterator().next();
    return new Row(
        benchmark.substring(benchmark.lastIndexOf('.') + 1),
        result.getParams().getParam(parameter),
        result.getPrimaryResult().getScore(),
        result.getPrimaryResult().getScoreError(),
        secondary(result, CpuProfiler.NAME),
        secondary(result, "gc.alloc.rate.norm"),
        null);
  }

  /** Of the time to the peer's; NaN for a peer itself. */
  double ratio() {
    return beside == null ? Double.NaN : beside.ratio();
  }

  Row beside(Row other) {
    return new Row(
        name,
        input,
        micros,
        error,
        cpuMicros,
        bytes,
        new Beside(other.name, micros / other.micros));
  }

  private static double secondary(RunResult result, String name) {
    for (Result<?> each : result.getSecondaryResults().values()) {
      if (each.getLabel().endsWith(name)) {
        return each.getScore();
      }
    }
    throw new IllegalStateException("The run has no figure " + name + ".");
  }
}
