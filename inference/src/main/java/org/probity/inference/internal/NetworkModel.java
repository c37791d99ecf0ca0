package org.probity.inference.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.probity.domain.explanation.Differentiable;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.Task;
import org.probity.domain.tensor.Tensor;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.ModelException;
import org.probity.inference.PublicTensors;
import org.probity.inference.ServedModel;
import org.probity.inference.SharedPass;
import org.probity.inference.architecture.Network;
import org.probity.inference.text.TokenizedText;

/** A network behind the public tensors of its task. */
public final class NetworkModel implements ServedModel {
  private final ModelManifest manifest;
  private final String digest;
  private final InputReader reader;
  private final Network network;
  private final Hosting hosting;
  private final Forward forward;

  /**
   * @param forward how the network answers, on this hosting
   */
  NetworkModel(
      ModelManifest manifest,
      String digest,
      InputReader reader,
      Network network,
      Hosting hosting,
      Forward forward) {
    this.manifest = manifest;
    this.digest = digest;
    this.reader = reader;
    this.network = network;
    this.hosting = hosting;
    this.forward = forward;
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
    return isOne(inputs) ? hosting.throughout(() -> answer(inputs)) : answer(inputs);
  }

  private static boolean isOne(List<Tensor> inputs) {
    return inputs.stream().map(Tensor::shape).allMatch(shape -> shape.length > 0 && shape[0] == 1);
  }

  private List<Tensor> answer(List<Tensor> inputs) {
    return Outputs.of(manifest, rows(read(inputs)));
  }

  @Override
  public List<float[]> readThrough(String text) {
    List<Tensor> input = List.of(Tensor.texts(PublicTensors.TEXT.name(), text));
    Windows windows = hosting.compute(0, () -> reader.windows(input)).get(0);
    return rows(List.copyOf(windows.parts()));
  }

  private List<float[]> rows(List<ModelInput> pieces) {
    return pieces.size() == 1 ? hosting.throughout(() -> computed(pieces)) : computed(pieces);
  }

  private List<float[]> computed(List<ModelInput> pieces) {
    if (!(pieces.get(0) instanceof ModelInput.Tokens first) || first.mask() != null) {
      return forward.rows(pieces);
    }
    List<long[]> texts = pieces.stream().map(piece -> ((ModelInput.Tokens) piece).ids()).toList();
    return SharedPass.through(
        this, texts, missing -> forward.rows(missing.stream().map(pieces::get).toList()));
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
          forward.close();
          network.close();
          reader.close();
        });
  }

  private String[] entities(List<Tensor> inputs) {
    Entities entities = new Entities(manifest.labels());
    return hosting.compute(0, () -> reader.windows(inputs)).stream()
        .map(text -> entities.json(text.whole(), text.joined(rows(text))))
        .toArray(String[]::new);
  }

  private List<List<float[]>> rows(Windows text) {
    List<ModelInput> parts = List.copyOf(text.parts());
    List<float[]> rows = rows(parts);
    List<List<float[]>> split = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      split.add(positions(rows.get(i), parts.get(i).positions()));
    }
    return split;
  }

  /** The logits of each position of one text. */
  List<float[]> tokenRows(ModelInput.Tokens tokens) {
    return positions(rows(List.of(tokens)).get(0), tokens.length());
  }

  private List<float[]> positions(float[] row, int length) {
    return Outputs.positions(row, length, manifest.labels().size());
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
}
