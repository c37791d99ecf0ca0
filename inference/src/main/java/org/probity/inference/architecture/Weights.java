package org.probity.inference.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.probity.inference.ModelException;
import org.probity.inference.autograd.Autograd;
import org.probity.inference.safetensors.SafetensorsFile;
import org.probity.inference.safetensors.StoredTensor;

/**
 * Named arrays in native memory that live until closed. They may stand over others', which show
 * through where there is none of the name and live on.
 */
public final class Weights implements AutoCloseable {
  private static final String STANDARDISATION = "norm.";

  private final NDManager manager = Autograd.newManager();
  private final Map<String, NDArray> arrays = new HashMap<>();
  private final @Nullable Weights below;

  public Weights() {
    this(null);
  }

  private Weights(@Nullable Weights below) {
    this.below = below;
  }

  /** None yet, over others that outlive these. */
  public static Weights over(Weights below) {
    return new Weights(below);
  }

  /** Copies every F32 tensor of the file. */
  public static Weights of(SafetensorsFile file) {
    return of(file, UnaryOperator.identity());
  }

  /** Copies every F32 tensor of the file under the names that the naming gives them. */
  public static Weights of(SafetensorsFile file, UnaryOperator<String> naming) {
    Weights weights = new Weights();
    file.tensors()
        .forEach(
            (name, tensor) -> {
              if (tensor.type().equals("F32")) {
                weights.put(naming.apply(name), tensor);
              }
            });
    return weights;
  }

  public void put(String name, StoredTensor tensor) {
    put(name, Autograd.floats(manager, tensor.bytes(), tensor.shape()));
  }

  /** Takes the array over, from whatever manager it belonged to. */
  public void put(String name, NDArray array) {
    array.attach(manager);
    array.setName(name);
    NDArray former = arrays.put(name, array);
    if (former != null) {
      former.close();
    }
  }

  /**
   * @throws ModelException if there is none
   */
  public NDArray get(String name) {
    NDArray array = arrays.get(name);
    if (array == null && below != null) {
      return below.get(name);
    }
    if (array == null) {
      throw new ModelException("The weights lack the tensor " + name + ".");
    }
    return array;
  }

  /**
   * @param shape -1 stands for any length
   * @throws ModelException if there is none of this shape
   */
  public NDArray get(String name, long... shape) {
    NDArray array = get(name);
    long[] actual = array.getShape().getShape();
    boolean fits = actual.length == shape.length;
    for (int i = 0; fits && i < shape.length; i++) {
      fits = shape[i] == -1 || shape[i] == actual[i];
    }
    if (!fits) {
      throw new ModelException(
          "The tensor "
              + name
              + " has the shape "
              + Arrays.toString(actual)
              + " where "
              + Arrays.toString(shape)
              + " is needed.");
    }
    return array;
  }

  public boolean has(String name) {
    return arrays.containsKey(name) || (below != null && below.has(name));
  }

  /** Copies of all arrays, as they are to be written. */
  public SortedMap<String, StoredTensor> stored() {
    SortedMap<String, StoredTensor> stored = new TreeMap<>();
    all()
        .forEach(
            (name, array) ->
                stored.put(
                    name, StoredTensor.floats(array.toFloatArray(), array.getShape().getShape())));
    return stored;
  }

  /** The arrays by name, in the order of their names. */
  public SortedMap<String, NDArray> all() {
    SortedMap<String, NDArray> all = below == null ? new TreeMap<>() : below.all();
    all.putAll(arrays);
    return all;
  }

  /**
   * As many arrays of the same shapes, each drawn uniformly with the mean and deviation of this
   * one; how an input is standardised is no weight and stays.
   */
  Weights randomised(long seed) {
    Weights drawn = new Weights();
    SplittableRandom random = new SplittableRandom(seed);
    all()
        .forEach(
            (name, array) -> {
              float[] values = array.toFloatArray();
              if (!name.startsWith(STANDARDISATION)) {
                Redraw.like(values, random);
              }
              long[] shape = array.getShape().getShape();
              drawn.put(name, Autograd.floats(drawn.manager, FloatBuffer.wrap(values), shape));
            });
    return drawn;
  }

  /** Frees these; what lies below stays. */
  @Override
  public void close() {
    manager.close();
  }
}
