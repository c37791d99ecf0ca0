package org.probity.inference.torchscript;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.probity.inference.BadInputException;
import org.probity.inference.ModelException;
import org.probity.inference.architecture.Redraw;
import org.probity.inference.autograd.Autograd;

/**
 * One TorchScript file, in eval mode and with frozen parameters, that still lets gradients through
 * to its inputs.
 */
final class TorchModule implements AutoCloseable {
  private static final String[] NO_EXTRA_FILES = {};
  private static final String FORWARD = "forward";

  private final Path file;
  private final NDManager manager = Autograd.newManager();
  private final PtSymbolBlock block;
  private final NDList parameters;
  private final Set<String> methods;

  /**
   * @throws ModelException if the file is not a TorchScript program
   */
  TorchModule(Path file) {
    this.file = file;
    TorchArchive.check(file);
    try {
      // trainParam: otherwise the native side drops what gradients need
      block =
          JniUtils.loadModule(
              (PtNDManager) manager, file, true, NO_EXTRA_FILES, NO_EXTRA_FILES, true);
      JniUtils.enableInferenceMode(block);
      parameters = JniUtils.moduleGetParams(block, (PtNDManager) manager);
      parameters.forEach(Autograd::frozen);
      methods = Set.of(JniUtils.getMethodNames(block));
    } catch (RuntimeException e) {
      manager.close();
      throw new ModelException("A file of the model is not a TorchScript program.", e);
    }
  }

  /** Whether it has parameters; one that was frozen has none. */
  boolean parametrised() {
    return !parameters.isEmpty();
  }

  /** The same program with its parameters drawn anew; the caller closes it. */
  TorchModule randomised(SplittableRandom random) {
    TorchModule other = new TorchModule(file);
    try (Autograd span = Autograd.evaluating()) {
      for (NDArray parameter : other.parameters) {
        float[] values = parameter.toType(DataType.FLOAT32, false).toFloatArray();
        Redraw.like(values, random);
        NDArray drawn = span.floats(values, parameter.getShape().getShape());
        parameter.subi(parameter).addi(drawn.toType(parameter.getDataType(), false));
      }
    }
    return other;
  }

  boolean exports(String method) {
    return methods.contains(method);
  }

  NDList forward(List<NDArray> inputs) {
    return call(FORWARD, inputs);
  }

  /**
   * @param inputs of the caller's span; what comes back belongs to it too
   * @throws BadInputException if the program fails on them
   */
  NDList call(String method, List<NDArray> inputs) {
    NDList list = new NDList(inputs);
    if (!method.equals(FORWARD)) {
      NDArray marker = inputs.get(0).getManager().zeros(new Shape(1));
      marker.setName("module_method:" + method);
      list.add(marker);
    }
    try {
      return IValueUtils.forward(block, list, true);
    } catch (EngineException | IllegalArgumentException | IllegalStateException e) {
      throw new BadInputException(
          "inputs",
          "The model's program failed on this input: a length or a value lies outside what it was"
              + " made for.");
    }
  }

  @Override
  public void close() {
    block.close();
    manager.close();
  }
}
