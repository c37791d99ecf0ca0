package org.probity.inference.training;

/**
 * A learning rate that rises linearly to its peak and falls to zero along half a cosine (Loshchilov
 * and Hutter 2017).
 */
record CosineDecay(double peak, int warmup, int steps) {

  double at(int step) {
    if (step < warmup) {
      return peak * (step + 1) / warmup;
    }
    double done = (double) (step - warmup) / Math.max(1, steps - warmup);
    return peak * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, done)));
  }
}
