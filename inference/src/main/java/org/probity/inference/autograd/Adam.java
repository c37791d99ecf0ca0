package org.probity.inference.autograd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Adam with decoupled weight decay (Loshchilov and Hutter 2019) over leaves that it changes. */
@GuardedAutograd
public final class Adam implements AutoCloseable {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float NO_CLIPPING = -1;

  private final NDManager manager = Autograd.newManager();
  private final List<Slot> slots = new ArrayList<>();
  private final float weightDecay;
  private int steps;

  private record Slot(PtNDArray weight, PtNDArray mean, PtNDArray variance) {}

  public Adam(Collection<NDArray> weights, float weightDecay) {
    this.weightDecay = weightDecay;
    for (NDArray weight : weights) {
      slots.add(
          new Slot(
              (PtNDArray) Autograd.leaf(weight),
              (PtNDArray) manager.zeros(weight.getShape()),
              (PtNDArray) manager.zeros(weight.getShape())));
    }
  }

  /** Moves every weight against its gradient and forgets the gradient. */
  public void step(double learningRate) {
    steps++;
    double corrected =
        learningRate * Math.sqrt(1 - Math.pow(BETA2, steps)) / (1 - Math.pow(BETA1, steps));
    boolean formerMode = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      for (Slot slot : slots) {
        try (NDArray gradient = slot.weight().getGradient()) {
          JniUtils.adamUpdate(
              slot.weight(),
              (PtNDArray) gradient,
              slot.mean(),
              slot.variance(),
              (float) learningRate,
              (float) corrected,
              weightDecay,
              1,
              NO_CLIPPING,
              BETA1,
              BETA2,
              EPSILON,
              true);
        }
        JniUtils.zeroGrad(slot.weight());
      }
    } finally {
      JniUtils.setGradMode(formerMode);
    }
  }

  /** Ends training: the weights are constants again. */
  @Override
  public void close() {
    slots.forEach(slot -> Autograd.frozen(slot.weight()));
    manager.close();
  }
}
