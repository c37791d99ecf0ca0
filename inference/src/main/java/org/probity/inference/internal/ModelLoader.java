package org.probity.inference.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.Task;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.HostOptions;
import org.probity.inference.ModelException;
import org.probity.inference.ServedModel;
import org.probity.inference.architecture.Adapters;
import org.probity.inference.architecture.BertClassifier;
import org.probity.inference.architecture.BertConfig;
import org.probity.inference.architecture.BertTokenClassifier;
import org.probity.inference.architecture.Cnn;
import org.probity.inference.architecture.EncoderFamily;
import org.probity.inference.architecture.EntityTagger;
import org.probity.inference.architecture.Mlp;
import org.probity.inference.architecture.Network;
import org.probity.inference.architecture.Recurrent;
import org.probity.inference.architecture.SentenceEncoder;
import org.probity.inference.architecture.Weights;
import org.probity.inference.onnx.OnnxNetwork;
import org.probity.inference.safetensors.Safetensors;
import org.probity.inference.safetensors.SafetensorsFile;
import org.probity.inference.text.TextTokenizer;
import org.probity.inference.torchscript.TorchLoader;

/** From a folder to a model that serves. */
public final class ModelLoader implements AutoCloseable {
  /** [batch, channels, height, width]; a picture flattened is a row of features. */
  private static final int PICTURES_RANK = 4;

  private final HostOptions options;
  private final Hosting.Host host;

  public ModelLoader(HostOptions options) {
    this.options = options;
    this.host = Hosting.Host.of(options.limits());
  }

  /** Ends the threads that compute. */
  @Override
  public void close() {
    host.close();
  }

  /**
   * @throws ModelException if the folder is not what it claims to be
   */
  public ServedModel load(Path folder, ModelManifest manifest, String digest) {
    Path file = folder.resolve(manifest.file());
    if (!Files.isRegularFile(file)) {
      throw new ModelException("The file that model.json names is not in the folder.");
    }
    NetworkModel model =
        switch (manifest.format()) {
          case "safetensors" -> ours(folder, manifest, digest, file);
          case "torchscript" ->
              imported(folder, manifest, digest, TorchLoader.load(folder, manifest));
          case "onnx" ->
              imported(
                  folder, manifest, digest, new OnnxNetwork(file, manifest, options.nativeDir()));
          default ->
              throw new ModelException("The format " + manifest.format() + " is not served here.");
        };
    try {
      Probe.check(model);
      return model;
    } catch (RuntimeException e) {
      model.close();
      throw e;
    }
  }

  private NetworkModel imported(
      Path folder, ModelManifest manifest, String digest, Network network) {
    try {
      InputReader reader = reader(folder, manifest);
      return new NetworkModel(manifest, digest, reader, network, host);
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private InputReader reader(Path folder, ModelManifest manifest) {
    List<TensorSpec> inputs = manifest.inputs();
    if (inputs.get(0).datatype() == Datatype.FP32) {
      return new NumberReader(inputs.get(0), leafKind(manifest), options.limits());
    }
    if (manifest.tokenizer() != null) {
      TextTokenizer tokenizer =
          TextTokenizer.loadAsStated(tokenizer(folder, manifest), options.limits().tokens());
      return new TextReader(tokenizer, options.limits());
    }
    TensorSpec mask = inputs.size() == 1 ? null : inputs.get(1);
    return new IdReader(inputs.get(0), mask, 0, options.limits());
  }

  private NetworkModel ours(Path folder, ModelManifest manifest, String digest, Path file) {
    String architecture = manifest.architecture();
    SafetensorsFile stored = Safetensors.read(file);
    if (architecture == null || EncoderFamily.of(architecture).isPresent()) {
      return encoder(folder, manifest, digest, stored);
    }
    Weights weights = Weights.of(stored);
    try {
      return switch (architecture) {
        case "cnn" -> numeric(manifest, digest, new Cnn(weights));
        case "mlp" -> numeric(manifest, digest, new Mlp(weights));
        case "rnn" -> recurrent(folder, manifest, digest, weights, Recurrent.Cell.RNN);
        case "lstm" -> recurrent(folder, manifest, digest, weights, Recurrent.Cell.LSTM);
        case "gru" -> recurrent(folder, manifest, digest, weights, Recurrent.Cell.GRU);
        case "bert-adapters" -> adapted(manifest, digest, weights, stored);
        default ->
            throw new ModelException(
                "The architecture that model.json names is none of cnn, mlp, rnn, lstm, gru, bert,"
                    + " distilbert, roberta, bert-adapters.");
      };
    } catch (RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  private NetworkModel numeric(ModelManifest manifest, String digest, Network network) {
    TensorSpec spec = manifest.inputs().get(0);
    if (manifest.inputs().size() != 1 || spec.datatype() != Datatype.FP32) {
      throw new ModelException("A model of this architecture takes one FP32 input.");
    }
    InputReader reader = new NumberReader(spec, leafKind(manifest), options.limits());
    return new NetworkModel(manifest, digest, reader, network, host);
  }

  private NetworkModel recurrent(
      Path folder, ModelManifest manifest, String digest, Weights weights, Recurrent.Cell cell) {
    Recurrent network = new Recurrent(weights, cell);
    return network.isText()
        ? text(manifest, digest, network, tokenizer(folder, manifest), 0)
        : numeric(manifest, digest, network);
  }

  /** A Hugging Face folder of an encoder of BERT's kind. */
  private NetworkModel encoder(
      Path folder, ModelManifest manifest, String digest, SafetensorsFile stored) {
    BertConfig config = new BertFolder(folder).config();
    String named = manifest.architecture();
    if (named != null && !named.equals(config.family().code())) {
      throw new ModelException("The config.json is of another architecture than model.json names.");
    }
    Weights weights = Weights.of(stored, config.family()::canonical);
    try {
      Network network =
          switch (manifest.task()) {
            case EMBEDDING -> new SentenceEncoder(weights, config);
            case TOKEN_CLASSIFICATION -> new BertTokenClassifier(weights, config);
            default -> new BertClassifier(weights, config);
          };
      return text(manifest, digest, network, tokenizer(folder, manifest), 0);
    } catch (RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  /** Adapters and a head, merged into a copy of the installed encoder. */
  private NetworkModel adapted(
      ModelManifest manifest, String digest, Weights adapters, SafetensorsFile stored) {
    BertFolder encoder = new BertFolder(options.encoder());
    encoder.requirePinned(stored);
    int length = Integer.parseInt(stored.metadata("max_length"));
    Weights merged = encoder.weights();
    try {
      Adapters.merge(merged, adapters);
      adapters.close();
      Network network =
          manifest.task() == Task.TOKEN_CLASSIFICATION
              ? new EntityTagger(merged, encoder.config())
              : new BertClassifier(merged, encoder.config());
      return text(manifest, digest, network, encoder.tokenizer(), length);
    } catch (RuntimeException e) {
      merged.close();
      throw e;
    }
  }

  /**
   * @param length most positions, or 0 for what the tokenizer states
   */
  private NetworkModel text(
      ModelManifest manifest, String digest, Network network, Path tokenizer, int length) {
    if (TextTokenizer.largestId(tokenizer) >= network.vocabulary()) {
      throw new ModelException("The tokenizer gives ids for which the weights have no embedding.");
    }
    if (manifest.padId() >= network.vocabulary() || manifest.maskId() >= network.vocabulary()) {
      throw new ModelException("The pad_id or mask_id of model.json is outside the vocabulary.");
    }
    int most = Math.min(options.limits().tokens(), network.positions());
    if (network instanceof EntityTagger tagger) {
      TextTokenizer whole = TextTokenizer.load(tokenizer, CasedTextReader.MOST_PIECES);
      InputReader reader =
          new CasedTextReader(whole, options.limits(), tagger.words(), Math.min(length, most));
      return new NetworkModel(manifest, digest, reader, network, host);
    }
    TextTokenizer loaded =
        length > 0
            ? TextTokenizer.load(tokenizer, Math.min(length, most))
            : TextTokenizer.loadAsStated(tokenizer, most);
    return new NetworkModel(
        manifest, digest, new TextReader(loaded, options.limits()), network, host);
  }

  private static Path tokenizer(Path folder, ModelManifest manifest) {
    if (manifest.tokenizer() == null) {
      throw new ModelException("A model of this architecture needs a tokenizer.");
    }
    return folder.resolve(manifest.tokenizer());
  }

  private static Leaf.Kind leafKind(ModelManifest manifest) {
    int rank = manifest.inputs().get(0).shape().size();
    return switch (manifest.task()) {
      case IMAGE_CLASSIFICATION -> rank == PICTURES_RANK ? Leaf.Kind.PIXELS : Leaf.Kind.FEATURES;
      case SEQUENCE_CLASSIFICATION -> Leaf.Kind.STEPS;
      default -> Leaf.Kind.FEATURES;
    };
  }
}
