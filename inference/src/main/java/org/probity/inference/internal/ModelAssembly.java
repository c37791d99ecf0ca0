package org.probity.inference.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.probity.domain.explanation.Leaf;
import org.probity.domain.model.ModelManifest;
import org.probity.domain.model.Task;
import org.probity.domain.tensor.Datatype;
import org.probity.domain.tensor.TensorSpec;
import org.probity.inference.HostOptions;
import org.probity.inference.ModelException;
import org.probity.inference.architecture.Adapters;
import org.probity.inference.architecture.BertClassifier;
import org.probity.inference.architecture.BertConfig;
import org.probity.inference.architecture.BertNetwork;
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
import org.probity.inference.text.Casing;
import org.probity.inference.text.TextTokenizer;
import org.probity.inference.text.TokenizedText;
import org.probity.inference.torchscript.TorchLoader;

/** One model put together from its folder: its network, its input's reader, how it answers. */
final class ModelAssembly {
  /** [batch, channels, height, width]; a picture flattened is a row of features. */
  private static final int PICTURES_RANK = 4;

  private final HostOptions options;
  private final Supplier<HostedEncoder> hosted;
  private final Path folder;
  private final ModelManifest manifest;
  private final String digest;
  private final Hosting hosting;

  /**
   * @param hosted the encoder that adapters stand on
   */
  ModelAssembly(
      HostOptions options,
      Supplier<HostedEncoder> hosted,
      Path folder,
      ModelManifest manifest,
      String digest,
      Hosting hosting) {
    this.options = options;
    this.hosted = hosted;
    this.folder = folder;
    this.manifest = manifest;
    this.digest = digest;
    this.hosting = hosting;
  }

  /**
   * @throws ModelException if the folder is not what it claims to be
   */
  NetworkModel assemble() {
    Path file = folder.resolve(manifest.file());
    return switch (manifest.format()) {
      case "safetensors" -> ours(file);
      case "torchscript" -> imported(TorchLoader.load(folder, manifest));
      case "onnx" -> imported(new OnnxNetwork(file, manifest, options.nativeDir()));
      default ->
          throw new ModelException("The format " + manifest.format() + " is not served here.");
    };
  }

  private NetworkModel imported(Network network) {
    try {
      return model(importedReader(), network, new NetworkForward(network, hosting));
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }

  private InputReader importedReader() {
    List<TensorSpec> inputs = manifest.inputs();
    if (inputs.get(0).datatype() == Datatype.FP32) {
      return new NumberReader(inputs.get(0), leafKind(), hosting.limits());
    }
    if (manifest.tokenizer() != null) {
      TextTokenizer tokenizer = TextTokenizer.loadAsStated(tokenizer(), hosting.limits().tokens());
      return new TextReader(tokenizer, hosting.limits());
    }
    TensorSpec mask = inputs.size() == 1 ? null : inputs.get(1);
    return new IdReader(inputs.get(0), mask, 0, hosting.limits());
  }

  private NetworkModel ours(Path file) {
    String architecture = manifest.architecture();
    SafetensorsFile stored = Safetensors.read(file);
    if (architecture == null || EncoderFamily.of(architecture).isPresent()) {
      return encoder(stored);
    }
    Weights weights = Weights.of(stored);
    try {
      return switch (architecture) {
        case "cnn" -> numeric(new Cnn(weights));
        case "mlp" -> numeric(new Mlp(weights));
        case "rnn" -> recurrent(new Recurrent(weights, Recurrent.Cell.RNN));
        case "lstm" -> recurrent(new Recurrent(weights, Recurrent.Cell.LSTM));
        case "gru" -> recurrent(new Recurrent(weights, Recurrent.Cell.GRU));
        case "bert-adapters" -> adapted(weights, stored);
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

  private NetworkModel numeric(Network network) {
    TensorSpec spec = manifest.inputs().get(0);
    if (manifest.inputs().size() != 1 || spec.datatype() != Datatype.FP32) {
      throw new ModelException("A model of this architecture takes one FP32 input.");
    }
    InputReader reader = new NumberReader(spec, leafKind(), hosting.limits());
    return model(reader, network, new NetworkForward(network, hosting));
  }

  private NetworkModel recurrent(Recurrent network) {
    return network.isText()
        ? model(textReader(network, tokenizer(), 0), network, new NetworkForward(network, hosting))
        : numeric(network);
  }

  /** A Hugging Face folder of an encoder of BERT's kind, perhaps the one that others stand on. */
  private NetworkModel encoder(SafetensorsFile stored) {
    BertConfig config = new BertFolder(folder).config();
    String named = manifest.architecture();
    if (named != null && !named.equals(config.family().code())) {
      throw new ModelException("The config.json is of another architecture than model.json names.");
    }
    boolean shared = HostedEncoder.isIn(folder, options);
    Weights weights =
        shared
            ? Weights.over(hosted.get().weights())
            : Weights.of(stored, config.family()::canonical);
    try {
      BertNetwork network =
          switch (manifest.task()) {
            case EMBEDDING -> new SentenceEncoder(weights, config);
            case TOKEN_CLASSIFICATION -> new BertTokenClassifier(weights, config);
            default -> new BertClassifier(weights, config);
          };
      InputReader reader = textReader(network, tokenizer(), 0);
      return shared
          ? standing(reader, network, hosted.get().lower(HostedEncoder.SHARED_LAYERS))
          : model(reader, network, EncoderForward.alone(network, hosting, options.nativeDir()));
    } catch (RuntimeException e) {
      weights.close();
      throw e;
    }
  }

  /** Adapters and a head, merged over the installed encoder. */
  private NetworkModel adapted(Weights adapters, SafetensorsFile stored) {
    new BertFolder(options.encoder()).requirePinned(stored);
    HostedEncoder encoder = hosted.get();
    int length = Integer.parseInt(stored.metadata("max_length"));
    Weights merged = Weights.over(encoder.weights());
    try {
      int untouched = Adapters.firstLayer(adapters, encoder.config().layers());
      Adapters.merge(merged, adapters);
      adapters.close();
      LowerLayers lower = encoder.lower(untouched);
      if (manifest.task() == Task.TOKEN_CLASSIFICATION) {
        EntityTagger tagger = new EntityTagger(merged, encoder.config());
        return model(
            windowed(
                tagger,
                length,
                (text, pieces) ->
                    EntityTagger.ids(
                        pieces.ids(), Casing.of(text, pieces.offsets()), tagger.words())),
            tagger,
            new TaggerForward(tagger, lower, hosting, options.nativeDir()));
      }
      BertNetwork network = new BertClassifier(merged, encoder.config());
      return standing(windowed(network, length, (text, pieces) -> pieces.ids()), network, lower);
    } catch (RuntimeException e) {
      merged.close();
      throw e;
    }
  }

  /** On the lower layers that the hosted encoder computes for all. */
  private NetworkModel standing(InputReader reader, BertNetwork network, LowerLayers lower) {
    return model(
        reader, network, EncoderForward.over(lower, network, hosting, options.nativeDir()));
  }

  /**
   * @param length most positions that the network reads at once
   */
  private InputReader windowed(
      Network network, int length, BiFunction<String, TokenizedText, long[]> ids) {
    Path tokenizer = hosted.get().folder().tokenizer();
    requireEmbeddings(network, tokenizer);
    int most = Math.min(hosting.limits().tokens(), network.positions());
    return new WindowedTextReader(
        TextTokenizer.loadWhole(tokenizer), hosting.limits(), Math.min(length, most), ids);
  }

  private NetworkModel model(InputReader reader, Network network, Forward forward) {
    return new NetworkModel(manifest, digest, reader, network, hosting, forward);
  }

  /**
   * @param length most positions, or 0 for what the tokenizer states
   */
  private InputReader textReader(Network network, Path tokenizer, int length) {
    requireEmbeddings(network, tokenizer);
    int most = Math.min(hosting.limits().tokens(), network.positions());
    TextTokenizer loaded =
        length > 0
            ? TextTokenizer.load(tokenizer, Math.min(length, most))
            : TextTokenizer.loadAsStated(tokenizer, most);
    return new TextReader(loaded, hosting.limits());
  }

  private void requireEmbeddings(Network network, Path tokenizer) {
    if (TextTokenizer.largestId(tokenizer) >= network.vocabulary()) {
      throw new ModelException("The tokenizer gives ids for which the weights have no embedding.");
    }
    if (manifest.padId() >= network.vocabulary() || manifest.maskId() >= network.vocabulary()) {
      throw new ModelException("The pad_id or mask_id of model.json is outside the vocabulary.");
    }
  }

  private Path tokenizer() {
    if (manifest.tokenizer() == null) {
      throw new ModelException("A model of this architecture needs a tokenizer.");
    }
    return folder.resolve(manifest.tokenizer());
  }

  private Leaf.Kind leafKind() {
    int rank = manifest.inputs().get(0).shape().size();
    return switch (manifest.task()) {
      case IMAGE_CLASSIFICATION, IMAGE_GENERATION ->
          rank == PICTURES_RANK ? Leaf.Kind.PIXELS : Leaf.Kind.FEATURES;
      case SEQUENCE_CLASSIFICATION -> Leaf.Kind.STEPS;
      default -> Leaf.Kind.FEATURES;
    };
  }
}
