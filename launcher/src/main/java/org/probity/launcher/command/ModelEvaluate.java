package org.probity.launcher.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.detection.InjectionSigns;
import org.probity.inference.ModelException;
import org.probity.inference.training.Training;
import org.probity.launcher.Distribution;
import org.probity.launcher.LauncherException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a trained model on the data that its training held out. */
@Command(
    name = "evaluate",
    description = "Measures a shipped model on held-out data.",
    mixinStandardHelpOptions = true)
public final class ModelEvaluate implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      description = "One of: ${COMPLETION-CANDIDATES}.",
      completionCandidates = TrainableModels.class)
  private String name = "";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the training data, laid out as models/README.md says.")
  private Path data = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "Folder of the model. Default: the shipped one.")
  private @Nullable Path model;

  @Mixin private Engine engine = new Engine();
  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    Path folder = model == null ? Distribution.running().models().resolve(name) : model;
    try (ProgressLine progress = output.progress()) {
      Map<String, Object> figures =
          Training.evaluate(
              engine.options(), InjectionSigns::score, name, data, folder, progress::at);
      output.result(Map.of("model", name, "folder", folder.toString(), "figures", figures));
      return 0;
    } catch (ModelException e) {
      throw new LauncherException("%s", e.getMessage()).because(e);
    }
  }
}
