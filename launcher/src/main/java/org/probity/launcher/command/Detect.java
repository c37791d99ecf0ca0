package org.probity.launcher.command;

import picocli.CommandLine.Command;

/** Groups what one does with detection. */
@Command(
    name = "detect",
    description = "Measures what detection finds.",
    mixinStandardHelpOptions = true,
    subcommands = DetectEvaluate.class)
public final class Detect {}
