package org.probity.launcher.command;

import picocli.CommandLine.Command;

/** Groups what one does with models. */
@Command(
    name = "model",
    description = "Trains and evaluates the shipped models, and brings one's own.",
    mixinStandardHelpOptions = true,
    subcommands = {ModelTrain.class, ModelEvaluate.class, ModelImport.class})
public final class Model {}
