package org.probity.inference.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.probity.inference.HostOptions;
import org.probity.inference.ModelException;
import org.probity.inference.ModelHost;
import org.probity.inference.ServedModel;
import org.probity.inference.internal.Engines;

/**
 * Trains and evaluates the shipped models on real data. Every training is seeded: with the same
 * data, machine and number of threads it gives the same weights.
 */
public final class Training {
  private static final List<String> NAMES =
      List.of(
          "fashion-cnn",
          "mail-gru",
          "credit-mlp",
          "toxicity-minilm",
          "injection-minilm",
          "entities-minilm");

  private Training() {}

  /** The models that can be trained. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Trains a model, measures it on held-out data and writes its folder's {@code model.json} and
   * weights.
   *
   * @param options for the native engine, and where the encoder is
   * @param signs the detector's word list of prompt injection, which the injection model's figures
   *     count beside it
   * @param data folder with the training data, as {@code models/README.md} lays it out
   * @param out folder to write; made if it is not there
   * @return the held-out figures
   * @throws ModelException if there is no such model, or the data are missing
   */
  public static Map<String, Object> train(
      HostOptions options,
      ToDoubleFunction<String> signs,
      String name,
      Path data,
      Path out,
      Progress progress) {
    Recipe recipe = recipe(name, options, signs);
    Engines.start(options);
    try {
      Files.createDirectories(out);
      return recipe.train(new DataFolder(data), out, progress);
    } catch (IOException e) {
      throw new ModelException("The training data could not be read, or the model written.", e);
    }
  }

  /**
   * Measures a trained model on the data that its training held out.
   *
   * @param signs as of {@link #train}
   * @throws ModelException if there is no such model, or the data are missing
   */
  public static Map<String, Object> evaluate(
      HostOptions options,
      ToDoubleFunction<String> signs,
      String name,
      Path data,
      Path model,
      Progress progress) {
    Recipe recipe = recipe(name, options, signs);
    try (ModelHost host = new ModelHost(options);
        ServedModel served = host.load(model)) {
      return recipe.evaluate(new DataFolder(data), served, progress);
    } catch (IOException e) {
      throw new ModelException("The evaluation data could not be read.", e);
    }
  }

  private static Recipe recipe(String name, HostOptions options, ToDoubleFunction<String> signs) {
    return switch (name) {
      case "fashion-cnn" -> new FashionRecipe();
      case "mail-gru" -> new MailRecipe();
      case "credit-mlp" -> new CreditRecipe();
      case "toxicity-minilm" -> new ToxicityRecipe(options);
      case "injection-minilm" -> new InjectionRecipe(options, signs);
      case "entities-minilm" -> new EntityRecipe(options);
      default ->
          throw new ModelException(
              "There is no training of that name; there are " + String.join(", ", NAMES) + ".");
    };
  }
}
