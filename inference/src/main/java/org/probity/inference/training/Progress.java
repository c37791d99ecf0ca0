package org.probity.inference.training;

/** Hears how far a training has come. */
public interface Progress {
  /** Hears nothing. */
  Progress SILENT = (stage, done, total, note) -> {};

  /**
   * @param stage what is being done, as {@code epoch 3 of 10}
   * @param done units of this stage that are finished
   * @param total units of this stage
   * @param note figures so far, or empty
   */
  void at(String stage, long done, long total, String note);
}
