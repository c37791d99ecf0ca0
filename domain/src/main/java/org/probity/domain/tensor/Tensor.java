package org.probity.domain.tensor;

import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * A named, typed, row-major array. Text is {@link Datatype#BYTES}, held as strings.
 *
 * <p>The arrays handed in and out are not copied: a tensor is made once on the way in and read on
 * the way through.
 */
public final class Tensor {
  private final String name;
  private final Datatype datatype;
  private final long[] shape;
  private final Object data;

  /**
   * @param shape one length per dimension; their product is the length of {@code data}
   * @param data an array of {@link Datatype#array()}
   * @throws IllegalArgumentException if type, shape and data do not fit each other
   */
  public Tensor(String name, Datatype datatype, long[] shape, Object data) {
    if (!datatype.array().isInstance(data)) {
      throw new IllegalArgumentException("The data is not of the datatype " + datatype + ".");
    }
    long elements = elements(shape);
    if (elements != Array.getLength(data)) {
      throw new IllegalArgumentException(
          "The shape holds " + elements + " values, the data " + Array.getLength(data) + ".");
    }
    this.name = name;
    this.datatype = datatype;
    this.shape = shape;
    this.data = data;
  }

  public static Tensor floats(String name, float[] data, long... shape) {
    return new Tensor(name, Datatype.FP32, shape, data);
  }

  public static Tensor texts(String name, String... data) {
    return new Tensor(name, Datatype.BYTES, new long[] {data.length}, data);
  }

  /**
   * @throws IllegalArgumentException on a negative dimension or a product over 2^31 - 1
   */
  public static long elements(long... shape) {
    long product = 1;
    for (long dimension : shape) {
      if (dimension < 0) {
        throw new IllegalArgumentException("A dimension is never negative.");
      }
      product =
          dimension == 0
              ? 0
              : Math.multiplyHigh(product, dimension) == 0 ? product * dimension : -1;
      if (product < 0 || product > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("The shape holds more values than can be.");
      }
    }
    return product;
  }

  public String name() {
    return name;
  }

  public Datatype datatype() {
    return datatype;
  }

  public long[] shape() {
    return shape;
  }

  public int length() {
    return Array.getLength(data);
  }

  public float[] floats() {
    return (float[]) data;
  }

  public double[] doubles() {
    return (double[]) data;
  }

  public long[] longs() {
    return (long[]) data;
  }

  public boolean[] booleans() {
    return (boolean[]) data;
  }

  public String[] texts() {
    return (String[]) data;
  }

  /** The array itself, of {@link Datatype#array()}. */
  public Object data() {
    return data;
  }

  /** Name, type and shape; never the values, which may be personal. */
  @Override
  public String toString() {
    return name + " " + datatype + Arrays.toString(shape);
  }
}
