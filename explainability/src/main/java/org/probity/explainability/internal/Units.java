package org.probity.explainability.internal;

import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.probity.domain.explanation.Leaf;

/**
 * What one attribution value stands for: a position of a text (all its embedding), a pixel value, a
 * feature, a patch of an image.
 */
public final class Units {
  private final long[] shape;
  private final int[] unitOf;
  private final int count;

  private Units(long[] shape, int[] unitOf) {
    int units = 1;
    for (long length : shape) {
      units *= (int) length;
    }
    this.shape = shape;
    this.unitOf = unitOf;
    this.count = units;
  }

  /** Positions of a text; single values of everything else. */
  public static Units finest(Leaf leaf) {
    long[] shape = leaf.shape();
    int size = leaf.values().length;
    if (leaf.kind() == Leaf.Kind.EMBEDDINGS) {
      int width = (int) shape[1];
      return new Units(
          new long[] {shape[0]}, IntStream.range(0, size).map(i -> i / width).toArray());
    }
    return new Units(shape, IntStream.range(0, size).toArray());
  }

  /**
   * As {@link #finest}, but an image [C,H,W] in square patches over all channels, [h,w], at most
   * {@code grid} a side.
   */
  public static Units coarse(Leaf leaf, int grid) {
    if (leaf.kind() != Leaf.Kind.PIXELS) {
      return finest(leaf);
    }
    int window = window(leaf, grid);
    int rows = ((int) leaf.shape()[1] + window - 1) / window;
    int columns = ((int) leaf.shape()[2] + window - 1) / window;
    return tiles(leaf, rows, columns, row -> row / window, column -> column / window);
  }

  /** An image [C,H,W] in as many cells over all channels as a layer's pictures have, [h,w]. */
  public static Units cells(Leaf leaf, int rows, int columns) {
    long height = leaf.shape()[1];
    long width = leaf.shape()[2];
    return tiles(
        leaf,
        rows,
        columns,
        row -> (int) (row * (long) rows / height),
        column -> (int) (column * (long) columns / width));
  }

  private static Units tiles(
      Leaf leaf, int rows, int columns, IntUnaryOperator rowOf, IntUnaryOperator columnOf) {
    int height = (int) leaf.shape()[1];
    int width = (int) leaf.shape()[2];
    int[] unitOf = new int[leaf.values().length];
    for (int i = 0; i < unitOf.length; i++) {
      int row = rowOf.applyAsInt(i % (height * width) / width);
      unitOf[i] = row * columns + columnOf.applyAsInt(i % width);
    }
    return new Units(new long[] {rows, columns}, unitOf);
  }

  /** The side of a patch in pixels; 1 for what is no image. */
  public static int window(Leaf leaf, int grid) {
    if (leaf.kind() != Leaf.Kind.PIXELS) {
      return 1;
    }
    int longer = (int) Math.max(leaf.shape()[1], leaf.shape()[2]);
    return (longer + grid - 1) / grid;
  }

  public int count() {
    return count;
  }

  /** Of the attribution values. */
  public long[] shape() {
    return shape;
  }

  /** Sums values of the leaf's size over each unit. */
  public double[] sum(double[] values) {
    double[] sums = new double[count];
    for (int i = 0; i < values.length; i++) {
      sums[unitOf[i]] += values[i];
    }
    return sums;
  }

  /** {@code kept} where the unit is chosen, {@code other} elsewhere. */
  public float[] mix(float[] kept, float[] other, boolean[] chosen) {
    float[] mixed = new float[kept.length];
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = chosen[unitOf[i]] ? kept[i] : other[i];
    }
    return mixed;
  }

  /** The units in which two points differ, in order: those whose erasure changes anything. */
  public int[] differing(float[] point, float[] other) {
    boolean[] differs = new boolean[count];
    for (int i = 0; i < point.length; i++) {
      differs[unitOf[i]] |= point[i] != other[i];
    }
    return IntStream.range(0, count).filter(unit -> differs[unit]).toArray();
  }
}
