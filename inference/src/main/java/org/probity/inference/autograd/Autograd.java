package org.probity.inference.autograd;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * A span of native computation on the calling thread, with gradients recorded or not. Closing it
 * frees every array made in it and gives the thread its former grad mode back.
 *
 * <p>INVARIANT (no silent corruption): PyTorch keeps operands of a recorded operation by address,
 * and DJL's arrays made from Java values share Java's memory, which the collector may take back
 * before {@code backward}. So every array made here is copied into native memory first, and the
 * operations with a {@code Number} operand, which make and close such an array, are forbidden
 * elsewhere; {@link #scale} stands in for them.
 *
 * <p>Grad mode is a property of the thread, and weights are only read: spans on several threads
 * neither wait for nor see each other. A span must be closed on the thread that opened it.
 */
@GuardedAutograd
public final class Autograd implements AutoCloseable {
  private final NDManager manager;
  private final boolean formerMode;

  private Autograd(boolean record) {
    manager = newManager();
    formerMode = JniUtils.isGradMode();
    JniUtils.setGradMode(record);
    JniUtils.setGraphExecutorOptimize(false);
  }

  /** A span in which operations on leaves are recorded for {@link #backward}. */
  public static Autograd recording() {
    return new Autograd(true);
  }

  /** A span that only computes values. */
  public static Autograd evaluating() {
    return new Autograd(false);
  }

  /** A manager for arrays that outlive a span, such as weights; the caller closes it. */
  public static NDManager newManager() {
    return Engine.getEngine("PyTorch").newBaseManager();
  }

  /** Owns what is made in this span. */
  public NDManager manager() {
    return manager;
  }

  public NDArray floats(float[] values, long... shape) {
    return floats(manager, FloatBuffer.wrap(values), shape);
  }

  public NDArray longs(long[] values, long... shape) {
    return longs(manager, values, shape);
  }

  /** A copy of the values in native memory. */
  public static NDArray longs(NDManager manager, long[] values, long... shape) {
    return copied(manager, LongBuffer.wrap(values), new Shape(shape), DataType.INT64);
  }

  /** A copy of the values in native memory, without gradient. */
  public static NDArray floats(NDManager manager, FloatBuffer values, long... shape) {
    return copied(manager, values, new Shape(shape), DataType.FLOAT32);
  }

  /** A copy of little-endian IEEE 754 bytes in native memory, without gradient. */
  public static NDArray floats(NDManager manager, ByteBuffer direct, long... shape) {
    return copied(manager, direct, new Shape(shape), DataType.FLOAT32);
  }

  /** A point to differentiate by. */
  public NDArray leaf(float[] values, long... shape) {
    return leaf(floats(values, shape));
  }

  /**
   * Makes an array of this or an outer span, that no operation made, a point to differentiate by.
   */
  public static NDArray leaf(NDArray array) {
    array.setRequiresGradient(true);
    return array;
  }

  /** Ends the array's part in differentiation. */
  public static NDArray frozen(NDArray array) {
    array.setRequiresGradient(false);
    return array;
  }

  /** The array times a constant. */
  public static NDArray scale(NDArray array, float factor) {
    return array.mul(array.getManager().full(new Shape(1), factor));
  }

  /**
   * Adds the gradient of the sum of {@code y} to every leaf it was computed from. The graph of
   * {@code y} is gone afterwards.
   */
  public void backward(NDArray y) {
    try (NDArray ones = manager.ones(y.getShape())) {
      JniUtils.backward((PtNDArray) y, (PtNDArray) ones, false, false);
    }
  }

  /** What {@link #backward} left in the leaf, of the leaf's shape; zeros if nothing reached it. */
  public static float[] gradient(NDArray leaf) {
    try (NDArray gradient = leaf.getGradient()) {
      return gradient.toFloatArray();
    }
  }

  @Override
  public void close() {
    JniUtils.setGradMode(formerMode);
    manager.close();
  }

  private static NDArray copied(NDManager manager, Buffer values, Shape shape, DataType type) {
    try (NDArray shared = manager.create(values, shape, type)) {
      return shared.duplicate();
    }
  }
}
