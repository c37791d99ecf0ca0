package org.probity.inference.internal;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.ModelException;
import org.probity.inference.PublicTensors;
import org.probity.inference.ServedModel;
import org.probity.inference.architecture.Network;
import org.probity.inference.autograd.Autograd;

/** A network behind the public tensors of its task. */
public final class NetworkModel implements ServedModel {
  private final ModelManifest manifest;
  private final String digest;
  private final InputReader reader;
  private final Network network;
  private final ReadWriteLock life = new ReentrantReadWriteLock();
  private boolean closed;

  public NetworkModel(ModelManifest manifest, String digest, InputReader reader, Network network) {
    this.manifest = manifest;
    this.digest = digest;
    this.reader = reader;
    this.network = network;
  }

  @Override
  public ModelManifest manifest() {
    return manifest;
  }

  @Override
  public String digest() {
    return digest;
  }

  @Override
  public List<TensorSpec> inputs() {
    return reader.specs();
  }

  @Override
  public List<TensorSpec> outputs() {
    return PublicTensors.outputs(manifest);
  }

  @Override
  public void check(List<Tensor> inputs) {
    whileOpen(() -> reader.read(inputs));
  }

  @Override
  public int positions(List<Tensor> inputs) {
    return whileOpen(() -> reader.read(inputs)).stream().mapToInt(ModelInput::positions).sum();
  }

  @Override
  public List<Tensor> infer(List<Tensor> inputs) {
    return whileOpen(
        () -> {
          List<float[]> rows = new ArrayList<>();
          reader.read(inputs).forEach(piece -> rows.addAll(rows(piece)));
          return Outputs.of(manifest, rows);
        });
  }

  @Override
  public Optional<Differentiable> differentiable() {
    if (manifest.labels().isEmpty() || !network.differentiable()) {
      return Optional.empty();
    }
    return Optional.of(new NetworkFunction(manifest, reader, network, this));
  }

  @Override
  public void close() {
    life.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        network.close();
        reader.close();
      }
    } finally {
      life.writeLock().unlock();
    }
  }

  /** Runs the work with weights that stay until it ends. */
  <T> T whileOpen(Supplier<T> work) {
    life.readLock().lock();
    try {
      if (closed) {
        throw new ModelException("The model " + manifest.name() + " was unloaded.");
      }
      return work.get();
    } finally {
      life.readLock().unlock();
    }
  }

  private List<float[]> rows(ModelInput piece) {
    try (Autograd span = Autograd.evaluating()) {
      NDArray output =
          piece instanceof ModelInput.Tokens tokens
              ? network.answer(
                  span.longs(tokens.ids(), tokens.items(), tokens.length()), mask(span, tokens))
              : numbers(span, (ModelInput.Numbers) piece);
      return Outputs.rows(output, piece.items());
    }
  }

  private NDArray numbers(Autograd span, ModelInput.Numbers numbers) {
    return network.forward(span.floats(numbers.values(), numbers.shape()), null);
  }

  static @Nullable NDArray mask(Autograd span, ModelInput.Tokens tokens) {
    float[] mask = tokens.mask();
    return mask == null ? null : span.floats(mask, tokens.items(), tokens.length());
  }
}
