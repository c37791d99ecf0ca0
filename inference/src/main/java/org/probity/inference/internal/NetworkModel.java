package org.probity.inference.internal;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

/**
 * A network behind the public tensors of its task. Items are computed one by one, so that none
 * depends on its neighbours by a bit.
 */
public final class NetworkModel implements ServedModel {
  private final ModelManifest manifest;
  private final String digest;
  private final InputReader reader;
  private final Network network;
  private final Hosting hosting;

  NetworkModel(
      ModelManifest manifest,
      String digest,
      InputReader reader,
      Network network,
      Hosting.Host host) {
    this.manifest = manifest;
    this.digest = digest;
    this.reader = reader;
    this.network = network;
    this.hosting = new Hosting(manifest.name(), host);
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
    read(inputs);
  }

  @Override
  public int positions(List<Tensor> inputs) {
    return read(inputs).stream().mapToInt(ModelInput::positions).sum();
  }

  private List<ModelInput> read(List<Tensor> inputs) {
    return hosting.compute(0, () -> reader.read(inputs));
  }

  @Override
  public List<Tensor> infer(List<Tensor> inputs) {
    if (manifest.task() == Task.TOKEN_CLASSIFICATION) {
      return List.of(Tensor.texts("entities", entities(inputs)));
    }
    List<ModelInput> pieces = read(inputs);
    List<float[]> rows = new ArrayList<>();
    for (ModelInput piece : pieces) {
      rows.add(compute(piece, 1, false, () -> row(piece)));
    }
    return Outputs.of(manifest, rows);
  }

  /**
   * Computes with the weights, on a worker.
   *
   * @param points how many of the piece are computed at once
   */
  <T> T compute(ModelInput piece, int points, boolean gradients, Supplier<T> work) {
    return hosting.compute(points * piece.bytes(network, gradients), work);
  }

  /** As {@link #compute}, for what takes no native memory worth counting. */
  <T> T whileOpen(Supplier<T> work) {
    return hosting.compute(0, work);
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
    hosting.close(
        () -> {
          network.close();
          reader.close();
        });
  }

  private float[] row(ModelInput piece) {
    try (Autograd span = Autograd.evaluating()) {
      return Outputs.rows(output(span, piece), 1).get(0);
    }
  }

  private String[] entities(List<Tensor> inputs) {
    Entities entities = new Entities(manifest.labels());
    return hosting.compute(0, () -> reader.windows(inputs)).stream()
        .map(text -> entities.json(text.whole(), text.joined(rows(text))))
        .toArray(String[]::new);
  }

  private List<List<float[]>> rows(Windows text) {
    return text.parts().stream()
        .map(part -> compute(part, 1, false, () -> tokenRows(part)))
        .toList();
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
        ? network.answer(span.longs(tokens.ids(), 1, tokens.length()), mask(span, tokens))
        : numbers(span, (ModelInput.Numbers) piece);
  }

  private NDArray numbers(Autograd span, ModelInput.Numbers numbers) {
    return network.forward(span.floats(numbers.values(), numbers.shape()), null);
  }

  static @Nullable NDArray mask(Autograd span, ModelInput.Tokens tokens) {
    float[] mask = tokens.mask();
    return mask == null ? null : span.floats(mask, 1, tokens.length());
  }
}
