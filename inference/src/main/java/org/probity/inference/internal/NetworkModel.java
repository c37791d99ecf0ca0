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
import org.probity.domain.model.Task;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.ModelException;
import org.probity.inference.PublicTensors;
import org.probity.inference.ServedModel;
import org.probity.inference.architecture.Network;
import org.probity.inference.autograd.Autograd;
import org.probity.inference.text.TokenizedText;

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
          List<ModelInput> pieces = reader.read(inputs);
          if (manifest.task() == Task.TOKEN_CLASSIFICATION) {
            return List.of(Tensor.texts("entities", entities(pieces)));
          }
          List<float[]> rows = new ArrayList<>();
          pieces.forEach(piece -> rows.addAll(rows(piece)));
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
      return Outputs.rows(output(span, piece), piece.items());
    }
  }

  private String[] entities(List<ModelInput> texts) {
    Entities entities = new Entities(manifest.labels());
    return texts.stream()
        .map(
            piece -> {
              ModelInput.Tokens tokens = (ModelInput.Tokens) piece;
              return entities.json(text(tokens), tokenRows(tokens));
            })
        .toArray(String[]::new);
  }

  /** The logits of each position of one text. */
  List<float[]> tokenRows(ModelInput.Tokens tokens) {
    try (Autograd span = Autograd.evaluating()) {
      return Outputs.tokenRows(output(span, tokens), tokens.length(), manifest.labels().size());
    }
  }

  /**
   * @throws ModelException if the ids came from the caller, so that nobody knows the places
   */
  static TokenizedText text(ModelInput.Tokens tokens) {
    TokenizedText text = tokens.text();
    if (text == null) {
      throw new ModelException("A model that classifies tokens needs a tokenizer.");
    }
    return text;
  }

  private NDArray output(Autograd span, ModelInput piece) {
    return piece instanceof ModelInput.Tokens tokens
        ? network.answer(
            span.longs(tokens.ids(), tokens.items(), tokens.length()), mask(span, tokens))
        : numbers(span, (ModelInput.Numbers) piece);
  }

  private NDArray numbers(Autograd span, ModelInput.Numbers numbers) {
    return network.forward(span.floats(numbers.values(), numbers.shape()), null);
  }

  static @Nullable NDArray mask(Autograd span, ModelInput.Tokens tokens) {
    float[] mask = tokens.mask();
    return mask == null ? null : span.floats(mask, tokens.items(), tokens.length());
  }
}
